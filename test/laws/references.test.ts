import fc from 'fast-check';
import { load } from 'js-yaml';
import { PlatformFolder } from '../synth/platform-folder';
import { danglingReferences } from './dangling-references';

const flag = fc.boolean();
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** A ConfigMap that the values render, one that they declare, and one that is nowhere. */
const configMap = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('rendered', 'declared') },
  { weight: 1, arbitrary: fc.constant('absent') },
);
const key = fc.oneof({ weight: 8, arbitrary: fc.constant('a') }, { weight: 1, arbitrary: fc.constant('b') });
const account = fc.oneof(
  { weight: 8, arbitrary: fc.record({ create: fc.constant(true), name: fc.constantFrom('', 'runner') }) },
  { weight: 2, arbitrary: fc.constant({ create: false, name: 'declared' }) },
  { weight: 1, arbitrary: fc.constant({ create: false, name: 'runner' }) },
);

const resources = { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };

const location = fc.record(
  {
    image: fc.constant('ghcr.io/acme/pipelines:1.4.0'),
    port: fc.constantFrom(3030, 4000),
    args: fc.constant(['-m', 'pipelines']),
    env: fc.array(
      fc.record({
        name: fc.constantFrom('FIRST', 'SECOND'),
        valueFrom: fc.oneof(
          fc.record({ configMapKeyRef: fc.record({ name: configMap, key }) }),
          fc.record({ secretKeyRef: fc.record({ name: fc.constantFrom('any-secret'), key }) }),
        ),
      }),
      { maxLength: 1 },
    ),
    envConfigMaps: fc.array(fc.record({ name: configMap }), { maxLength: 2 }),
    serviceAccount: account,
    includeConfigInLaunchedRuns: fc.record({ enabled: flag }),
  },
  { requiredKeys: ['image', 'port', 'args'] },
);

/** Some code locations mount a ConfigMap; now and then a mount names a volume that is not there. */
const mounting = fc
  .tuple(location, maybe(configMap), fc.constantFrom('settings', 'settings', 'settings', 'settings', 'other'))
  .map(([entry, name, volume]) => {
    if (name === undefined) return entry;
    const volumes = [{ name: 'settings', configMap: { name } }];
    return { ...entry, volumes, volumeMounts: [{ name: volume, mountPath: '/settings' }] };
  });

const values = fc.record(
  {
    codeLocations: fc.dictionary(fc.constantFrom('orders', 'customer-analytics', 'finance'), mounting, {
      minKeys: 1,
      noNullPrototype: true,
    }),
    existing: fc.record({
      configMaps: fc.subarray(['declared', 'declared', 'other']).map((names) => [...new Set(['declared', ...names])]),
      serviceAccounts: fc.constantFrom(['declared'], ['declared', 'floe-dagster']),
    }),
    compiledArtifacts: fc.record({ enabled: flag }),
    secretsAs: fc.constantFrom('variables', 'files'),
    externalPlatformConfig: fc.record(
      { enabled: flag, existing: flag, configMapName: fc.constantFrom('floe-platform-config', 'declared') },
      { requiredKeys: [] },
    ),
    autoscaling: fc.record({ enabled: flag, minReplicas: fc.constant(1), maxReplicas: fc.constant(3) }),
    podDisruptionBudget: fc.record({ enabled: flag }),
    networkPolicies: fc.record({ enabled: flag }),
    localAccess: fc.record({ enabled: flag, nodePort: fc.constant(30080) }),
    ingress: fc.record({ enabled: flag, hosts: fc.constant([{ host: 'dagster.acme.com' }]) }),
    dagster: fc.record(
      {
        extraManifests: fc.constant([
          { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rendered' }, data: { a: '1' } },
        ]),
        serviceAccount: account,
        rbacEnabled: flag,
        postgresql: fc.record({
          enabled: flag,
          postgresqlHost: fc.constant('db.internal'),
          resources: fc.constant(resources),
        }),
        dagsterWebserver: fc.record({
          enableReadOnly: flag,
          replicaCount: fc.constantFrom(1, 2),
          nameOverride: maybe(fc.constant('ui')),
        }),
        dagsterDaemon: fc.record({ enabled: flag }),
        global: fc.record({ serviceAccountName: fc.constantFrom('', 'declared') }),
      },
      { requiredKeys: ['extraManifests', 'postgresql'] },
    ),
  },
  { requiredKeys: ['codeLocations', 'existing', 'dagster'] },
);

const backends = fc.constantFrom(undefined, {
  primary: 'external_secrets',
  external_secrets: { store_name: 'vault' },
});
const platform = fc.record({
  role: flag,
  logs: flag,
  backends,
});

test('every reference of whatever environment is rendered lands, by a checker that knows nothing of ours', () => {
  const folder = new PlatformFolder();
  folder.remove('platform/values.yaml');
  for (const name of ['local', 'dev']) folder.remove(`platform/${name}`);
  folder.remove('platform/prod/artifacts');
  // biome-ignore lint/suspicious/noExplicitAny: the sample is changed in a few places
  const sample: any = load(folder.read('platform/prod/platform.yaml'));
  let rendered = 0;
  let refused = 0;
  try {
    fc.assert(
      fc.property(values, platform, (tier3, { role, logs, backends: secretBackends }) => {
        const tier2 = structuredClone(sample);
        if (!role) {
          tier2.storage.default.credentials = { mode: 'static', secret_ref: 'object-store' };
        }
        if (!logs) delete tier2.observability.compute_logs;
        if (secretBackends !== undefined) tier2.security = { secret_backends: secretBackends };
        folder.write('platform/prod/values.yaml', JSON.stringify(tier3));
        folder.write('platform/prod/platform.yaml', JSON.stringify(tier2));
        const { environments, diagnostics } = folder.synthesize();
        const files = environments.get('prod');
        if (files === undefined) {
          refused += 1;
          expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
          return;
        }
        rendered += 1;
        const existing = Object.entries(tier3.existing).flatMap(([kind, names]) =>
          names.map((name) => `${kind}/${name}`),
        );
        const { existing: isThere, configMapName = 'floe-platform-config' } = tier3.externalPlatformConfig ?? {};
        if (isThere === true) existing.push(`configMaps/${configMapName}`);
        expect(danglingReferences(files, existing)).toEqual([]);
      }),
      { numRuns: 60, seed: Number(process.env['FLOE_TEST_SEED'] ?? 1) },
    );
    // Both happen: what lands is rendered, what is absent is refused.
    expect([rendered > 10, refused > 3]).toEqual([true, true]);
  } finally {
    folder.delete();
  }
});
