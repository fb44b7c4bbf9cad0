import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { errors, PlatformFolder } from '../../synth/platform-folder';
import { describeUnless } from '../../tools/unless';
import { writtenManifests } from '../dagster/rendered-release';
import { fakeSecretValue } from './fake-secret';
import { Kubelet } from './kubelet';
import { Loopback } from './loopback';
import { imageVariables, podEnvironment } from './pod-environment';
import { Processes } from './processes';
import { type RenderedPod, RenderedPods } from './rendered-pods';

const environment = podEnvironment();
const suite = describeUnless(environment.skipped);

const reference = 'marketing-polaris-client-secret';
const secretValue = fakeSecretValue(reference, 'client-secret');

/** The code server's pod of the local sample with more operator's values, and all that runs it. */
class CodeServer {
  private readonly scratch = mkdtempSync(join(tmpdir(), 'floe-pod-'));
  private readonly processes = new Processes(this.scratch);

  private constructor(
    readonly pod: RenderedPod,
    private readonly pods: RenderedPods,
    private readonly loopback: Loopback,
  ) {}

  static async of(values: string): Promise<CodeServer> {
    const folder = new PlatformFolder();
    try {
      folder.write('platform/local/values.yaml', `${folder.read('platform/local/values.yaml')}${values}`);
      const { environments, diagnostics } = folder.synthesize('local');
      expect(errors(diagnostics)).toEqual([]);
      const pods = new RenderedPods(writtenManifests(environments.get('local') ?? new Map()));
      const pod = pods.pod('floe-dagster-dagster-user-deployments-marketing-attribution');
      return new CodeServer(pod, pods, await Loopback.of(pods, [pod], []));
    } finally {
      folder.delete();
    }
  }

  /** What a Python script printed in the pod, and how it ended; without one variable of the pod, if that is asked for. */
  async run(script: string, without?: string) {
    const { scratch, pods, loopback, processes } = this;
    const programs = environment.skipped === undefined ? [dirname(environment.python)] : [];
    const node = { scratch, pods, loopback, processes, programs, image: join(__dirname, 'image'), imageVariables };
    const env = this.pod.container.env?.filter(({ name }) => name !== without) ?? [];
    const pod = { ...this.pod, container: { ...this.pod.container, args: ['python', '-c', script], env } };
    const kubelet = new Kubelet(node);
    const status = await kubelet.runToEnd(pod, 60);
    return { status, log: kubelet.folder(pod).original(processes.log(pod.name)).trim() };
  }

  /** Resolves a reference in the pod. */
  resolve(name: string) {
    return this.run(`from secret_reference import resolve; print(resolve("${name}"))`);
  }

  async delete(): Promise<void> {
    await this.processes.stop();
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

suite('a secret reference in a pod', () => {
  let server: CodeServer;
  afterEach(() => server.delete());

  test('is resolved by the variable', async () => {
    server = await CodeServer.of('');
    expect(await server.resolve(reference)).toEqual({ status: 0, log: secretValue });
  }, 120_000);

  test('is resolved by the file where secrets come as files', async () => {
    server = await CodeServer.of('secretsAs: files\n');
    expect(await server.resolve(reference)).toEqual({ status: 0, log: secretValue });
  }, 120_000);

  test('is resolved by an operator’s variable before the file', async () => {
    const source = 'valueFrom: { secretKeyRef: { name: of-the-operator, key: password } }';
    const env = `env: [{ name: MARKETING_POLARIS_CLIENT_SECRET, ${source} }]`;
    server = await CodeServer.of(`    ${env}\nsecretsAs: files\n`);
    const log = fakeSecretValue('of-the-operator', 'password');
    expect(await server.resolve(reference)).toEqual({ status: 0, log });
  }, 120_000);

  test('of another code location is not resolved', async () => {
    server = await CodeServer.of('');
    const { status, log } = await server.resolve('aws-credentials');
    expect({
      status,
      log: log
        .split('\n')
        .at(-1)
        ?.replace(/^[\w.]*\./, ''),
    }).toEqual({
      status: 1,
      log:
        "SecretNotFoundError: Secret 'aws-credentials' not found. Expected in environment variable 'AWS_CREDENTIALS' " +
        "or K8s secret mount at '/var/run/secrets/aws-credentials'",
    });
  }, 120_000);

  test('lets the definitions load, and only with it', async () => {
    server = await CodeServer.of('');
    const script = 'from attribution.definitions import defs';
    expect(await server.run(script)).toEqual({ status: 0, log: '' });
    const { status, log } = await server.run(script, 'POLARIS_CLIENT_SECRET');
    expect(status).toBe(1);
    expect(log).toContain("the catalog cannot be reached: Secret 'polaris-client-secret' not found.");
  }, 120_000);
});
