import { withRuns } from '../../lib/derive/location-runs';
import { infrastructureSchema } from '../../lib/schema/platform/infrastructure';
import { type Platform, platformSchema } from '../../lib/schema/platform/platform';

const transform = {
  requests: { cpu: '2', memory: '8Gi' },
  limits: { cpu: '8', memory: '16Gi' },
  env: { THREADS: '4', PRICE: '$5' },
};
const { env: _, ...resources } = transform;

function platform(profile?: unknown): Platform {
  const profiles = profile === undefined ? {} : { resource_profiles: { transform: profile } };
  return { ...platformSchema.parse({}), infrastructure: infrastructureSchema.parse(profiles) };
}

function launcher(settings: unknown): Record<string, unknown> {
  return { runLauncher: { config: { k8sRunLauncher: settings } } };
}

test('runs get the resources and variables of the profile transform; the server keeps its own', () => {
  const entry = { name: 'a', resources: { limits: { cpu: '1' } }, env: [{ name: 'X', value: '1' }] };
  expect(withRuns(entry, platform(transform), {})).toEqual({
    ...entry,
    runs: {
      resources,
      env: [
        { name: 'THREADS', value: '4' },
        { name: 'PRICE', value: '$$5' },
      ],
    },
  });
});

test('what the operator says for runs wins: field by field, variable by variable', () => {
  const own = { resources: { limits: { cpu: '3' } }, env: [{ name: 'THREADS', value: '9' }], nodeSelector: { a: 'b' } };
  const entry = { name: 'a', env: [{ name: 'PRICE', value: '7' }], nodeSelector: { c: 'd' }, runs: own };
  expect(withRuns(entry, platform(transform), {})['runs']).toEqual(own);
});

test('runs are placed and secured as their server; of affinity only that to nodes is carried', () => {
  const shared = {
    nodeSelector: { pool: 'data' },
    tolerations: [{ key: 'data' }],
    podSecurityContext: { runAsUser: 1000 },
    securityContext: { privileged: false },
  };
  const nodeAffinity = { required: 'x' };
  const entry = { ...shared, affinity: { nodeAffinity, podAntiAffinity: { required: 'y' } } };
  expect(withRuns(entry, platform(), {})['runs']).toEqual({ ...shared, affinity: { nodeAffinity } });
});

test('what the operator says for all runs in the launcher is not overridden, in either spelling', () => {
  const entry = {
    nodeSelector: { a: 'b' },
    podSecurityContext: { x: 1 },
    securityContext: { y: 1 },
    tolerations: [{}],
  };
  const settings = {
    resources: { limits: { cpu: '5' } },
    runK8sConfig: { podSpecConfig: { node_selector: { c: 'd' }, securityContext: { z: 1 } } },
    securityContext: { y: 2 },
  };
  expect(withRuns(entry, platform(transform), launcher(settings))['runs']).toEqual({
    resources: { limits: { cpu: '5' } },
    tolerations: [{}],
    env: expect.any(Array),
  });
});

test('a location that hands nothing on to its runs, or has nothing to hand on, stays as it is', () => {
  const silent = { name: 'a', includeConfigInLaunchedRuns: { enabled: false }, nodeSelector: { a: 'b' } };
  expect(withRuns(silent, platform(transform), {})).toBe(silent);
  const bare = { name: 'a' };
  expect(withRuns(bare, platform(), {})).toBe(bare);
});
