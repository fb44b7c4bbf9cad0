import { join } from 'node:path';
import { artifactsText } from '../../lib/compile/artifacts-text';
import { compile } from '../../lib/compile/compile';
import { lines, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const file = 'platform/prod/artifacts/customer-analytics.json';

function withArtifacts(change: (artifacts: Record<string, Record<string, unknown>>) => void): void {
  const artifacts = JSON.parse(folder.read(file));
  change(artifacts);
  folder.write(file, JSON.stringify(artifacts, undefined, 2));
}

const found = () =>
  lines(folder.synthesize('prod').diagnostics)
    .filter((text) => text.includes('FLOE318') || text.includes('FLOE2057'))
    .map((text) => text.replace(/^.*\d+:\d+ /, ''));

type Layer = Record<string, { namespace: string; catalog: { warehouse: string }; storage: { bucket: string } }>;

test('artifacts that agree with platform.yaml are not mentioned', () => {
  expect(found()).toEqual([]);
});

test('what floe compile makes of this platform.yaml agrees with it', () => {
  folder.write('floe.yaml', 'name: customer-analytics\nversion: "1.0.0"\n');
  const floeFile = join(folder.root, 'floe.yaml');
  const compiledAt = '2026-01-31T08:30:00.000000Z';
  const { artifacts } = compile({ floeFile, environment: 'prod', variables: {}, compiledAt });
  if (artifacts === undefined) throw new Error('nothing was compiled');
  folder.write(file, artifactsText(artifacts));
  expect(found()).toEqual([]);
});

test('artifacts of another environment are an error', () => {
  withArtifacts(({ resolved_profiles: profiles = {} }) => {
    profiles['platform_env'] = 'dev';
  });
  expect(found()).toEqual(['error FLOE3181 resolved_profiles.platform_env']);
});

test('a layer that platform.yaml lacks, or with another namespace, is a warning', () => {
  withArtifacts(({ resolved_layers: layers = {} }) => {
    layers['golden'] = layers['gold'];
    (layers as Layer)['silver'] = { ...(layers as Layer)['silver'], namespace: 'silverware' } as Layer[string];
  });
  expect(found()).toEqual([
    'warning FLOE3180 resolved_layers.silver.namespace',
    'warning FLOE3180 resolved_layers.golden',
  ]);
});

test('a layer with another storage than its profile is a warning', () => {
  folder.edit(
    'platform/prod/platform.yaml',
    'name: gold\n    storage_ref: default',
    'name: gold\n    storage_ref: marketing',
  );
  expect(found()).toEqual(['warning FLOE3180 resolved_layers.gold.storage']);
});

test('a profile that platform.yaml no longer has is a warning that says where the nearest one differs', () => {
  folder.edit('platform/prod/platform.yaml', 'threads: 4', 'threads: 8');
  const { diagnostics } = folder.synthesize('prod');
  const stale = diagnostics.filter(({ path = [] }) => path.join('.') === 'resolved_profiles.compute');
  expect(stale[0]).toMatchObject({
    severity: 'warning',
    code: 'FLOE3180',
    message: expect.stringContaining('the nearest, "default", differs in properties.threads; code servers'),
    fix: 'compile again with floe compile',
  });
});

test('the values that differ are not in the sentence: they may be secret', () => {
  withArtifacts(({ resolved_profiles: profiles = {} }) => {
    (profiles['compute'] as { properties: Record<string, unknown> }).properties['motherduck'] = 'canary-4711';
  });
  const messages = folder.synthesize('prod').diagnostics.map(({ message }) => message);
  expect(messages.join()).toContain('differs in properties.motherduck');
  expect(messages.join()).not.toContain('canary-4711');
});

test('a layer that the artifacts lack is a warning, and so is one that is kept for another time', () => {
  withArtifacts(({ resolved_layers: layers = {} }) => {
    delete layers['bronze'];
    const gold = (layers as Record<string, { retention_days: number }>)['gold'];
    if (gold !== undefined) gold.retention_days = 11;
  });
  expect(found().sort()).toEqual(['warning FLOE3180 resolved_layers', 'warning FLOE3180 resolved_layers.gold']);
});

test('artifacts without any layers lack none', () => {
  withArtifacts((artifacts) => {
    delete artifacts['resolved_layers'];
  });
  expect(found()).toEqual([]);
});

test('a resolved layer whose namespace begins with the warehouse of its catalog is a warning', () => {
  withArtifacts(({ resolved_layers: layers = {} }) => {
    const gold = (layers as Layer)['gold'];
    if (gold !== undefined) gold.namespace = `${gold.catalog.warehouse}.gold`;
  });
  expect(found()).toContain('warning FLOE2057 resolved_layers.gold.namespace');
});
