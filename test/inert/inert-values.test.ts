import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster } from '../../lib/dagster/render';
import { recordReads } from '../../lib/dagster/values/recorded-values';
import type { Values } from '../../lib/dagster/values/values';
import type { DataPath } from '../../lib/diagnostics/diagnostic';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { inertSections } from '../../lib/inert/inert-sections';
import { inertValues, redundantValues } from '../../lib/inert/inert-values';

const casesFolder = join(__dirname, '../parity/cases');
const release = { name: 'analytics', namespace: 'data' };

/** The paths of inert.json: dots between keys, indexes in brackets. */
function written(path: DataPath): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

function find(user: Values, of = release) {
  const recorded = recordReads(coalesceWithDefaults(user));
  renderDagster(recorded.values, of);
  return {
    inert: inertValues(user, recorded).map(written),
    redundant: redundantValues(user, recorded, of).map(written),
  };
}

/** Where the corpus and we differ, and why. */
const explained: Readonly<Record<string, { missed?: string[]; extra?: string[] }>> = {
  // The corpus counts the empty file itself as a leaf.
  'chart-defaults': { missed: [''] },
  // An empty map is reported as a repeated default instead.
  'location-liveness-startup-probes': { missed: ['dagster-user-deployments.deployments[0].startupProbe'] },
  'location-scheduling-security': { missed: ['dagster-user-deployments.deployments[1].service'] },
  // A number where the chart expects text is read, and then written as nothing.
  'outside-schema-values': {
    missed: [
      'computeLogManager.config.s3ComputeLogManager.bucket',
      'computeLogManager.config.s3ComputeLogManager.prefix',
    ],
  },
  // Helm renders an Ingress API that Kubernetes no longer has; ours reads other keys.
  'quirk-dagit-v1beta1': {
    missed: ['ingress.flower.precedingPaths[0].pathType', 'ingress.flower.succeedingPaths[0].pathType'],
    extra: ['ingress.apiVersion'],
  },
  // The chart's merge reads false, and then takes the other side.
  'quirk-merge-keeps-defaults': {
    missed: [
      'dagit.enableReadOnly',
      'runLauncher.config.celeryK8sRunLauncher.workerQueues[0].configSource.broker_transport_options.confirm_publish',
      'runLauncher.config.celeryK8sRunLauncher.workerQueues[0].configSource.task_track_started',
    ],
  },
  // Helm makes a probe of { enabled: false }; we make none.
  'quirk-probe-handlers': { extra: ['dagster-user-deployments.deployments[0].livenessProbe.enabled'] },
};

const cases = readdirSync(casesFolder).filter((name) => readdirSync(join(casesFolder, name)).includes('inert.json'));

test.each(cases)('finds what Helm finds inert in %s, by one render', (name) => {
  const folder = join(casesFolder, name);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const { document } = parseYamlDocument({ file: 'values.yaml', text: read('values.yaml'), consumer: 'go' });
  const { release: releaseName, namespace } = JSON.parse(read('case.json'));
  const { inert } = find((document?.data ?? {}) as Values, { name: releaseName, namespace });
  const expected: string[] = JSON.parse(read('inert.json')).inert;
  expect({
    missed: expected.filter((path) => !inert.includes(path)),
    extra: inert.filter((path) => !expected.includes(path)),
  }).toEqual({ missed: [], extra: [], ...explained[name] });
});

test('a value that repeats the default is redundant, not inert', () => {
  expect(find({ telemetry: { enabled: true }, dagsterWebserver: { replicaCount: 1, logLevel: 'debug' } })).toEqual({
    inert: [],
    redundant: ['telemetry.enabled', 'dagsterWebserver.replicaCount'],
  });
});

test('the switch for a Secret that no run launcher needs is inert', () => {
  expect(find({ generateCeleryConfigSecret: false }).inert).toEqual(['generateCeleryConfigSecret']);
});

test('a null that takes a default away has an effect; one that takes nothing away repeats the default', () => {
  expect(find({ dagsterWebserver: { readinessProbe: { httpGet: null }, pathPrefix: null } })).toEqual({
    inert: [],
    redundant: ['dagsterWebserver.pathPrefix'],
  });
});

test('nulls and empty maps in what goes into dagster.yaml as it stands, and empty elements of lists, are content', () => {
  const customRunLauncher = { module: 'm', class: 'L', config: { retries: null } };
  const customScheduler = { module: 'm', class: 'S', config: {} };
  const user = {
    runLauncher: { type: 'CustomRunLauncher', config: { customRunLauncher } },
    scheduler: { type: 'CustomScheduler', config: { customScheduler } },
    dagsterWebserver: { envSecrets: [{ name: 'a' }, {}] },
  };
  expect(find(user)).toEqual({ inert: [], redundant: [] });
});

test('a section without an effect is one finding with its reason', () => {
  const user = {
    runLauncher: { config: { celeryK8sRunLauncher: { workerQueues: [{ name: 'a' }], image: { tag: '1' } } } },
    flower: { enabled: false, service: { port: 5555 } },
  };
  const effective = coalesceWithDefaults(user);
  const recorded = recordReads(effective);
  renderDagster(recorded.values, release);
  const inert = inertValues(user, recorded);
  expect(inertSections(inert, user, effective).map(({ path, message }) => [written(path), message])).toEqual([
    ['runLauncher.config.celeryK8sRunLauncher', 'this has no effect: runLauncher.type is K8sRunLauncher'],
    ['flower.service', 'this has no effect: flower.enabled is false'],
  ]);
});

test('a value under a name over which another lies says which', () => {
  const user = {
    dagit: { logLevel: 'debug' },
    dagsterWebserver: { logLevel: 'info' },
    ingress: { enabled: true, readOnlyDagit: { path: '/ro' } },
    postgresql: { persistence: { existingClaim: 'files', size: '16Gi' } },
  };
  const effective = coalesceWithDefaults(user);
  const recorded = recordReads(effective);
  renderDagster(recorded.values, release);
  const sections = inertSections(inertValues(user, recorded), user, effective);
  expect(sections.map(({ path, message }) => [written(path), message])).toEqual([
    ['dagsterWebserver', 'this has no effect: dagit lies over it'],
    ['ingress.readOnlyDagit', 'this has no effect: dagsterWebserver.enableReadOnly is false'],
    ['postgresql.persistence.size', 'this has no effect: existingClaim is set, and wins'],
  ]);
});

test.each([
  [null, 'not set'],
  [{ toString: 1 }, 'a map'],
  ['DefaultRunCoordinator', 'DefaultRunCoordinator'],
])('says in words what stands where another choice is needed: %j', (type, words) => {
  const runCoordinator = { type, config: { queuedRunCoordinator: { maxConcurrentRuns: 5 } } };
  const user = { dagsterDaemon: { runCoordinator } };
  const path = ['dagsterDaemon', 'runCoordinator', 'config', 'queuedRunCoordinator', 'maxConcurrentRuns'];
  expect(inertSections([path], user, coalesceWithDefaults(user)).map(({ message }) => message)).toEqual([
    `this has no effect: dagsterDaemon.runCoordinator.type is ${words}`,
  ]);
});
