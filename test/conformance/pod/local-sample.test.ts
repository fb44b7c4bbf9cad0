import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { synthesize } from '../../../lib/synth/synthesize';
import { errors } from '../../synth/platform-folder';
import { describeUnless } from '../../tools/unless';
import { writtenManifests } from '../dagster/rendered-release';
import { fakeSecretValue } from './fake-secret';
import { RunningRelease, releasePrograms } from './release';
import type { RenderedPod } from './rendered-pods';

const programs = releasePrograms();
const suite = describeUnless(programs.skipped);

suite('the pods of the local sample', () => {
  let release: RunningRelease;

  beforeAll(async () => {
    if (programs.skipped !== undefined) return;
    const { environments, diagnostics } = synthesize({ root: join(__dirname, '../../..'), only: ['local'] });
    expect(errors(diagnostics)).toEqual([]);
    release = new RunningRelease(writtenManifests(environments.get('local') ?? new Map()), programs);
    await release.start();
  }, 300_000);
  afterAll(() => release?.stop(), 60_000);

  /** Expects a probe's answer, and says what the pod printed where there is none. */
  async function expectAnswer(pod: RenderedPod, probe: 'startupProbe' | 'readinessProbe' | 'livenessProbe') {
    const answers = await release.kubelet.answers(pod, pod.container[probe]);
    expect({ answers, log: answers ? '' : release.log(pod.name) }).toEqual({ answers: true, log: '' });
  }

  test('the database answers its probes', async () => {
    await expectAnswer(release.database, 'readinessProbe');
    await expectAnswer(release.database, 'livenessProbe');
  }, 120_000);

  test.each([0, 1])(
    'code server %# answers its readiness probe',
    async (at) => {
      await expectAnswer(release.locations[at] as RenderedPod, 'readinessProbe');
    },
    310_000,
  );

  test('the webserver answers its probes', async () => {
    await expectAnswer(release.webserver, 'startupProbe');
    await expectAnswer(release.webserver, 'readinessProbe');
    await expectAnswer(release.webserver, 'livenessProbe');
  }, 310_000);

  test('the webserver loads every code location over gRPC', async () => {
    expect(await release.api.locations()).toEqual({
      'customer-analytics': ['customers'],
      'marketing-attribution': ['campaigns'],
    });
  }, 120_000);

  test('the daemon answers its probes', async () => {
    await expectAnswer(release.daemon, 'startupProbe');
    await expectAnswer(release.daemon, 'livenessProbe');
  }, 310_000);

  test.each([
    ['customer-analytics', 'polaris', 'aws-credentials'],
    ['marketing-attribution', 'marketing-polaris', 'marketing-aws-credentials'],
  ])(
    'a run of %s succeeds with the secrets of its own pod',
    async (location, catalog, bucket) => {
      const { runId, pod } = await release.launch(location, 'refresh');
      const status = await release.kubelet.runToEnd(pod, 240);
      expect({ status, log: status === 0 ? '' : release.log(pod.name) }).toEqual({ status: 0, log: '' });
      const report = await release.api.run(runId);
      expect(report).toEqual({
        status: 'SUCCESS',
        metadata: {
          client_id: digest(fakeSecretValue(`${catalog}-client-id`, 'client-id')),
          client_secret: digest(fakeSecretValue(`${catalog}-client-secret`, 'client-secret')),
          time_zone: 'Australia/Sydney',
        },
      });
      const logs = [...release.store.objects].filter(([path]) => path.includes(runId));
      expect(logs.map(([, { text }]) => text).join('')).toContain(' is written\n');
      expect(new Set(logs.map(([, { accessKey }]) => accessKey))).toEqual(
        new Set([fakeSecretValue(bucket, 'access-key-id')]),
      );
      expect(logs.map(([path]) => path)).toContainEqual(
        expect.stringMatching(/^\/iceberg-bronze-compute-logs\/dagster-compute-logs\//),
      );
    },
    300_000,
  );
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
