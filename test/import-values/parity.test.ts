import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coalesceWithDefaults, mergeValueFiles } from '../../lib/dagster/coalesce';
import { renderDagster } from '../../lib/dagster/render';
import type { Values } from '../../lib/dagster/values/values';
import { operatorLocations } from '../../lib/derive/code-locations';
import { chartValuesOf } from '../../lib/derive/floe-shorthands';
import { parseValuesLayer } from '../../lib/documents/values-layer';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { deriveWithout } from '../../lib/import-values/derivation';
import { importValues } from '../../lib/import-values/import-values';
import { readValues } from '../../lib/import-values/read-values';
import { validateFile } from '../../lib/validate/validate-file';
import { comparable } from '../parity/comparison';

// biome-ignore lint/suspicious/noExplicitAny: values as tests look into them
type Loose = any;

const casesFolder = join(__dirname, '../parity/cases');

/** Cases whose imported form renders other objects, and why. */
const differences: Readonly<Record<string, string>> = {
  'daemon-disabled': 'the token of the compute logs is left out',
  'postgres-bundled-custom': 'the password of the database is left out',
  'postgres-bundled-globals': 'passwords of the database are left out',
  'postgres-bundled-replicated': 'passwords of the database are left out',
};

const folder = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function parsed(text: string): Values {
  const { document } = parseYamlDocument({ file: 'values.yaml', text, consumer: 'go' });
  return (document?.data ?? {}) as Values;
}

/** The chart values that a tiered file stands for, before anything is derived. */
function chartValues(text: string): Values {
  const { document } = parseYamlDocument({ file: 'values.yaml', text, consumer: 'go' });
  const { layer } = document === undefined ? { layer: undefined } : parseValuesLayer(document);
  if (layer === undefined) throw new Error('the imported form cannot be read');
  const values = mergeValueFiles([chartValuesOf(layer.floe), layer.dagster]) as Loose;
  const section = values['dagster-user-deployments'];
  const locations = operatorLocations((layer.floe['codeLocations'] ?? {}) as Values, section?.deployments ?? []);
  const deployments = locations.map(({ entry }) => entry);
  if (deployments.length === 0) return values;
  return { ...values, 'dagster-user-deployments': { ...section, deployments } };
}

/** What follows without a word lies under the values, whether they say it again or not. */
const {
  'dagster-user-deployments': _locations,
  postgresql: _database,
  ...derived
} = deriveWithout({}, [], undefined).values;

function objects(values: Values) {
  const effective = coalesceWithDefaults(mergeValueFiles([derived, values]));
  const { manifests, failures } = renderDagster(effective, { name: 'acme', namespace: 'data' });
  return { failures, objects: comparable(manifests) };
}

/** Values with the list of code locations in the order of names, in which the keyed form has them. */
function inOrder(values: Loose): Values {
  const section = values['dagster-user-deployments'];
  if (!Array.isArray(section?.deployments)) return values;
  const deployments = [...section.deployments].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...values, 'dagster-user-deployments': { ...section, deployments } };
}

/** Values that the chart's schema refuses are not imported whole; the others must come out the same. */
const cases = readdirSync(casesFolder).filter((name) => !name.startsWith('outside-schema'));

describe.each(cases.sort())('%s', (name) => {
  const file = join(casesFolder, name, 'values.yaml');
  const { text = '', diagnostics } = importValues(readValues([file]), undefined);

  test('renders the same objects in the tiered form', () => {
    const same = objects(chartValues(text));
    const before = objects(inOrder(parsed(readFileSync(file, 'utf8'))));
    if (differences[name] === undefined) expect(same).toEqual(before);
    else expect(same).not.toEqual(before);
  });

  test('becomes values that are valid, but for what was wrong before', () => {
    const imported = join(folder, `${name}.values.yaml`);
    writeFileSync(imported, text);
    const before = diagnostics.filter(({ severity, code }) => severity === 'error' && !code.startsWith('FLOE8'));
    const after = validateFile(imported, { kind: 'values' }).diagnostics.filter(({ severity }) => severity === 'error');
    expect(after.map(({ code }) => code).sort()).toEqual(before.map(({ code }) => code).sort());
  });

  test('changes no more when it is imported again', () => {
    const imported = join(folder, `${name}.values.yaml`);
    writeFileSync(imported, text);
    expect(importValues(readValues([imported]), undefined).text).toBe(text);
  });
});
