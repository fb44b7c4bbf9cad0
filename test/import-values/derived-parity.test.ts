import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coalesceWithDefaults, mergeValueFiles } from '../../lib/dagster/coalesce';
import { renderDagster } from '../../lib/dagster/render';
import { deriveEnvironment } from '../../lib/derive/derive-environment';
import { isRecord } from '../../lib/documents/is-record';
import { importValues } from '../../lib/import-values/import-values';
import { readPlatform } from '../../lib/import-values/read-platform';
import { readValues } from '../../lib/import-values/read-values';
import type { FloeValues } from '../../lib/schema/values/floe-values';
import { comparable } from '../parity/comparison';

const casesFolder = join(__dirname, '../parity/cases');
const { parsed: platform } = readPlatform(join(__dirname, '../../platform/local/platform.yaml'));
const folder = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Cases whose imported form comes to other objects, and why. */
const differences: Readonly<Record<string, string>> = {
  'daemon-disabled': 'the token of the compute logs is left out',
  'outside-schema-loose-types': 'fields that Kubernetes does not know are left out',
  'postgres-bundled-globals': 'passwords of the database are left out',
  'postgres-bundled-replicated': 'passwords of the database are left out',
};

/** What a values file comes to beside the sample's platform.yaml. */
function effective(file: string) {
  const { layers } = readValues([file]);
  if (platform === undefined) throw new Error('the sample platform.yaml is not valid');
  const { derived, diagnostics } = deriveEnvironment({
    environment: 'local',
    platform,
    artifacts: new Map(),
    sealedSecrets: [],
    layers,
    floe: mergeValueFiles(layers.map((layer) => layer.floe)) as FloeValues,
    allowed: new Set(),
  });
  if (derived === undefined) return { refused: diagnostics.map(({ code }) => code) };
  const { values, release, resources } = derived;
  const { manifests, failures } = renderDagster(coalesceWithDefaults(values), release);
  return { failures, objects: sorted(comparable(manifests)), resources };
}

/** Lists of maps in one order: that of unrelated variables, mounts and code locations tells nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    if (!items.every(isRecord)) return items;
    return items
      .map((item) => JSON.stringify(item))
      .sort()
      .map((item) => JSON.parse(item));
  }
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sorted(item)])) : value;
}

const cases = readdirSync(casesFolder);

test.each(cases.sort())('%s comes to the same objects beside a platform.yaml', (name) => {
  const file = join(casesFolder, name, 'values.yaml');
  const imported = join(folder, `${name}.yaml`);
  writeFileSync(imported, importValues(readValues([file]), platform).text ?? '');
  const before = effective(file);
  if (differences[name] === undefined) expect(effective(imported)).toEqual(before);
  else expect(effective(imported)).not.toEqual(before);
  expect(readFileSync(imported, 'utf8')).not.toBe('');
});
