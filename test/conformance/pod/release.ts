import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { containerVariables } from './container-variables';
import { Kubelet } from './kubelet';
import { Loopback } from './loopback';
import { ObjectStore } from './object-store';
import { imageVariables, podEnvironment } from './pod-environment';
import { postgresPrograms } from './postgres-programs';
import { startPostgres } from './postgres-server';
import { Processes } from './processes';
import { podOf, type RenderedPod, RenderedPods } from './rendered-pods';
import { WebserverApi } from './webserver-api';

/** What pods are run with. */
export interface ReleasePrograms {
  readonly python: string;
  readonly postgres: string;
}

/** The programs, or the reason why pods cannot be run here. */
export function releasePrograms(): (ReleasePrograms & { readonly skipped?: undefined }) | { readonly skipped: string } {
  const postgres = postgresPrograms();
  if (postgres.skipped !== undefined) return postgres;
  const dagster = podEnvironment();
  if (dagster.skipped !== undefined) return dagster;
  return { python: dagster.python, postgres: postgres.bin };
}

/** The object store that the sample names; it is no part of the release. */
const store = 'floe-infra-localstack:4566';

/** The local sample's pods, running on loopback, with a database and an object store. */
export class RunningRelease {
  readonly pods: RenderedPods;
  readonly database: RenderedPod;
  readonly webserver: RenderedPod;
  readonly daemon: RenderedPod;
  readonly locations: readonly RenderedPod[];
  readonly store = new ObjectStore();
  private readonly scratch = mkdtempSync(join(tmpdir(), 'floe-pod-'));
  private readonly processes = new Processes(this.scratch);
  private started: { readonly kubelet: Kubelet; readonly loopback: Loopback } | undefined;

  constructor(
    manifests: readonly unknown[],
    private readonly programs: ReleasePrograms,
  ) {
    this.pods = new RenderedPods(manifests);
    this.database = this.pods.pod('floe-dagster-postgresql');
    this.webserver = this.pods.pod('floe-dagster-dagster-webserver');
    this.daemon = this.pods.pod('floe-dagster-daemon');
    this.locations = ['customer-analytics', 'marketing-attribution'].map((name) =>
      this.pods.pod(`floe-dagster-dagster-user-deployments-${name}`),
    );
    // Another user owns the database below it.
    chmodSync(this.scratch, 0o711);
  }

  async start(): Promise<void> {
    const all = [this.database, this.webserver, this.daemon, ...this.locations];
    const loopback = await Loopback.of(this.pods, all, [store]);
    const { scratch, pods, processes } = this;
    const programs = [dirname(this.programs.python), this.programs.postgres];
    const image = join(__dirname, 'image');
    const kubelet = new Kubelet({ scratch, pods, loopback, processes, programs, image, imageVariables });
    this.started = { kubelet, loopback };
    await this.store.listen(loopback.local(store));
    const variables = containerVariables(this.database.container, pods);
    const [user = '', password = '', name = ''] = ['USER', 'PASSWORD', 'DB'].map((part) =>
      variables.get(`POSTGRES_${part}`),
    );
    const port = loopback.portOf(this.database, Number(variables.get('POSTGRESQL_PORT_NUMBER')));
    startPostgres(
      this.programs.postgres,
      { folder: scratch, port, name: this.database.name },
      { user, password, name },
      processes,
    );
    await Promise.all(this.locations.map((pod) => kubelet.start(pod)));
    await Promise.all([this.webserver, this.daemon].map((pod) => kubelet.start(pod)));
  }

  get kubelet(): Kubelet {
    if (this.started === undefined) throw new Error('the release is not started');
    return this.started.kubelet;
  }

  get api(): WebserverApi {
    const port = this.started?.loopback.portOf(this.webserver, 80);
    return new WebserverApi(`http://127.0.0.1:${port}`);
  }

  /** The Job that a run of a code location's job becomes, and the run's id. */
  async launch(location: string, job: string): Promise<{ readonly runId: string; readonly pod: RenderedPod }> {
    const folder = this.kubelet.folder(this.webserver);
    const workspace = folder.text('/dagster-workspace/workspace.yaml');
    const command = ['python', '-B', join(__dirname, 'launch_run.py'), workspace, location, job];
    const status = await this.kubelet.execute(this.webserver, command, 120);
    const text = this.log(`${this.webserver.name}.exec`);
    if (status !== 0) throw new Error(text.slice(-2000));
    const answer = JSON.parse(folder.original(text.trim().split('\n').at(-1) ?? ''));
    return { runId: answer.runId, pod: podOf(answer.job.metadata.name, answer.job.spec) };
  }

  log(process: string): string {
    return this.processes.log(process);
  }

  async stop(): Promise<void> {
    await this.processes.stop();
    await this.store.close();
    rmSync(this.scratch, { recursive: true, force: true });
  }
}
