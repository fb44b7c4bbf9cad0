import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { synthesize } from '../../../lib/synth/synthesize';
import { errors } from '../../synth/platform-folder';
import { describeUnless } from '../../tools/unless';
import { dagsterEnvironment, judge } from '../dagster/dagster-environment';
import { renderedRelease, writtenManifests } from '../dagster/rendered-release';
import { Cluster } from './cluster';
import { clusterPrograms } from './kube-apiserver';

const repository = join(__dirname, '../../..');
const programs = clusterPrograms();
const dagster = dagsterEnvironment();
const suite = describeUnless(programs.skipped ?? dagster.skipped);

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly template: { readonly spec: { readonly serviceAccountName: string } } };
}

/** What came of an account's calls: `done`, or the status of the answer. */
interface Rights {
  readonly needed: Readonly<Record<string, string | number>>;
  readonly other: Readonly<Record<string, string | number>>;
}

const tokenMount = expect.objectContaining({ mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' });

suite('the accounts of a release', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    if (programs.skipped !== undefined) return;
    cluster = new Cluster(programs, { serviceAccounts: true });
    await cluster.start();
  }, 300_000);
  afterAll(() => cluster?.stop(), 60_000);

  /** Runs kubectl; what it prints, of a call that must succeed. */
  function kubectl(args: readonly string[], input?: unknown): string {
    const { status, stdout, stderr } = cluster.kubectl(args, input === undefined ? '' : JSON.stringify(input));
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  }

  test.each([
    // One account for all code locations, and one for each.
    'local',
    'prod',
  ])(
    'may do what Dagster does with them, and nothing else, and their pods have the token: %s',
    (environment) => {
      if (dagster.skipped !== undefined) return;
      const { environments, diagnostics } = synthesize({ root: repository, only: [environment] });
      expect(errors(diagnostics)).toEqual([]);
      const manifests = writtenManifests(environments.get(environment) ?? new Map()) as Workload[];
      const workloads = manifests.filter(({ kind }) => kind === 'Deployment');
      const namespace = `${environment}-rights`;
      kubectl(['create', 'namespace', namespace]);
      const access = manifests.filter(({ kind }) => ['ServiceAccount', 'Role', 'RoleBinding'].includes(kind));
      for (const object of access) {
        const metadata = { ...object.metadata, namespace };
        kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { ...object, metadata });
      }

      const accounts = new Set(workloads.map(({ spec }) => spec.template.spec.serviceAccountName));
      // Webserver and daemon start runs, code servers and runs the pods of steps.
      expect(accounts.size).toBe(environment === 'local' ? 2 : 3);
      for (const { metadata, spec } of workloads) {
        const pod = {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: metadata.name, namespace },
          spec: spec.template.spec,
        };
        const made = JSON.parse(kubectl(['create', '--dry-run=server', '-o', 'json', '-f', '-'], pod));
        expect(made.spec.containers[0].volumeMounts).toContainEqual(tokenMount);
      }

      const release = renderedRelease(environment, manifests);
      const jobs = release === undefined ? {} : (judge(dagster.python, [release]).get(environment)?.jobs ?? {});
      expect(Object.keys(jobs)).toHaveLength(2);
      const jobOf = (account: string) =>
        Object.values(jobs).find(({ spec }) => spec.template.spec.serviceAccountName === account) ??
        Object.values(jobs)[0];
      const asked = {
        server: cluster.server,
        namespace,
        accounts: [...accounts].map((name) => ({
          name,
          token: kubectl(['create', 'token', name, '-n', namespace]).trim(),
          job: jobOf(name),
        })),
      };
      const answer = execFileSync(dagster.python, ['-B', join(__dirname, 'use_accounts.py')], {
        input: JSON.stringify(asked),
        encoding: 'utf8',
      });
      const rights = JSON.parse(answer) as Record<string, Rights>;
      expect(Object.keys(rights).sort()).toEqual([...accounts].sort());
      for (const { needed, other } of Object.values(rights)) {
        expect(needed).toEqual({
          create_namespaced_job: 'done',
          create_namespaced_pod: 'done',
          list_namespaced_event: 'done',
          list_namespaced_job: 'done',
          list_namespaced_pod: 'done',
          read_namespaced_job_status: 'done',
          read_namespaced_pod: 'done',
          read_namespaced_pod_log: 'done',
          delete_namespaced_job: 'done',
          delete_namespaced_pod: 'done',
        });
        expect(new Set(Object.values(other))).toEqual(new Set([403]));
      }
    },
    240_000,
  );
});
