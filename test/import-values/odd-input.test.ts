import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importValues } from '../../lib/import-values/import-values';
import { readValues } from '../../lib/import-values/read-values';

const folder = mkdtempSync(join(tmpdir(), 'floe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function imported(text: string | Buffer) {
  const file = join(folder, 'values.yaml');
  writeFileSync(file, text);
  const { text: out, diagnostics } = importValues(readValues([file]), undefined);
  return { out, found: diagnostics.map(({ severity, code }) => `${severity} ${code}`) };
}

test.each<[string, string | Buffer]>([
  ['an empty file', ''],
  ['a file of comments', '# nothing yet\n'],
  ['a document mark alone', '---\n'],
  ['null', 'null\n'],
  ['an empty map', '{}\n'],
  ['an empty chart section', 'dagster:\n'],
])('%s is no values at all', (_what, text) => {
  const { out, found } = imported(text);
  expect(out?.replace(/^#.*\n\n/, '')).toBe('{}\n');
  expect(found).toEqual([]);
});

test.each<[string, string | Buffer, string]>([
  ['a list', '- a\n', 'FLOE1009'],
  ['a text', 'values\n', 'FLOE1009'],
  ['several documents', 'a: 1\n---\nb: 2\n', 'FLOE1008'],
  ['a key that stands twice', 'a: 1\na: 2\n', 'FLOE1007'],
  ['an alias without an anchor', 'a: *b\n', 'FLOE1010'],
  ['an alias inside its anchor', 'a: &a [*a]\n', 'FLOE1010'],
  ['a map as a key', '? [a, b]\n: c\n', 'FLOE1012'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe]), 'FLOE1004'],
  ['a chart section that is a list', 'dagster: []\n', 'FLOE1009'],
  ['a floe section that is a text', 'floe: x\n', 'FLOE1009'],
])('%s is refused, and nothing is written', (_what, text, code) => {
  expect(imported(text)).toEqual({ out: undefined, found: [`error ${code}`] });
});

test('values of wrong types stay as they are written, and are errors', () => {
  const text = `replicaCount: "3"
dagster:
  dagsterWebserver: {replicaCount: three, env: 3}
  dagster-user-deployments: {deployments: [text, {name: a, image: x}]}
`;
  const { out = '', found } = imported(text);
  expect(found.filter((line) => line.startsWith('error'))).toEqual([
    'error FLOE2003',
    'error FLOE3010',
    'error FLOE3010',
    'error FLOE3010',
    'error FLOE3010',
  ]);
  for (const kept of ['replicaCount: "3"', 'replicaCount: three', 'env: 3', '- text']) {
    expect(out.replaceAll('[text', '- text')).toContain(kept);
  }
});

test('windows line ends and a byte order mark mean nothing', () => {
  expect(imported('\ufeffdagsterDaemon:\r\n  heartbeatTolerance: 300\r\n').out).toBe(
    'dagster:\n  dagsterDaemon:\n    heartbeatTolerance: 300\n',
  );
});

test('numbers stay as they are written, whatever a reader makes of them', () => {
  const { out } = imported(`dagster-user-deployments:
  deployments:
    - {name: a, image: {repository: r, tag: 1.10}, port: 0x0BD6, dagsterApiGrpcArgs: [-m, x, 010]}
`);
  expect(out).toBe(`codeLocations:
  a: {image: {repository: r, tag: 1.10}, port: 0x0BD6, args: [-m, x, 010]}
`);
});

test('a key that Helm reads as true is left out under that name', () => {
  const { out, found } = imported('x: &a {A: b}\ny: *a\ndagsterWebserver: {env: *a}\n');
  expect(out).toBe('dagster:\n  dagsterWebserver: {env: {A: b}}\n');
  expect(found).toEqual(['warning FLOE8022', 'warning FLOE8022']);
});

test('values of the webserver under its old name are kept', () => {
  expect(imported('dagit: {replicaCount: 3}\n').out).toBe('dagster:\n  dagit: {replicaCount: 3}\n');
});

test('values of a chart of charts say what to do', () => {
  const file = join(folder, 'umbrella.yaml');
  writeFileSync(file, 'floe-dagster: {dagster: {dagsterDaemon: {heartbeatTolerance: 300}}}\nglobal: {labels: {}}\n');
  const [first] = importValues(readValues([file]), undefined).diagnostics;
  expect(first?.message).toContain('import what stands under it as a file of its own');
});

const casesFolder = join(__dirname, '../parity/cases');
const outside = readdirSync(casesFolder).filter((name) => name.startsWith('outside-schema'));

test.each(outside)('%s comes out so that a second import changes nothing', (name) => {
  const { text } = importValues(readValues([join(casesFolder, name, 'values.yaml')]), undefined);
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text ?? '');
  expect(text).toBeDefined();
  expect(importValues(readValues([file]), undefined).text).toBe(text);
});
