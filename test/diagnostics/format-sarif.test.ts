import Ajv from 'ajv';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatSarif } from '../../lib/diagnostics/format-sarif';
import shape from './sarif-shape.json';

const validate = new Ajv({ formats: { uri: /^https?:\S+$/, 'uri-reference': /^[^\s\\]*$/ } }).compile(shape);

function sarif(diagnostics: readonly Diagnostic[], texts: Readonly<Record<string, string>> = {}) {
  const log = JSON.parse(formatSarif(diagnostics, (file) => texts[file]));
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0];
}

const finding: Diagnostic = {
  severity: 'error',
  code: 'FLOE2003',
  message: 'expected a string',
  fix: 'quote it',
  path: ['layers', 'raw data', 'name'],
  range: { file: 'platform/prod/platform.yaml', line: 2, column: 9, length: 4 },
};

test('a finding has its rule, level, sentence, fix, region and key', () => {
  const { tool, results, columnKind } = sarif([finding]);
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver.rules).toEqual([
    { id: 'FLOE2003', shortDescription: { text: expect.stringContaining('wrong type') } },
  ]);
  expect(results).toEqual([
    {
      ruleId: 'FLOE2003',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'expected a string\nfix: quote it' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'platform/prod/platform.yaml' },
            region: { startLine: 2, startColumn: 9, endColumn: 13 },
          },
          logicalLocations: [{ fullyQualifiedName: 'layers["raw data"].name' }],
        },
      ],
    },
  ]);
});

test('columns count UTF-16 units: characters beyond the basic plane are two', () => {
  const texts = { 'a.yaml': 'x: 1\n"𝒳𝒳": [𝒳]\n' };
  const range = { file: 'a.yaml', line: 2, column: 7, length: 3 };
  const [result] = sarif([{ ...finding, range }], texts).results;
  expect(result.locations[0].physicalLocation.region).toEqual({ startLine: 2, startColumn: 9, endColumn: 13 });
});

test('several findings come in the order of the files, each rule once, warnings and notes as such', () => {
  const at = (line: number): Diagnostic['range'] => ({ file: 'a.yaml', line, column: 1 });
  const { tool, results } = sarif([
    { severity: 'info', code: 'FLOE3031', message: 'c', range: at(3) },
    { severity: 'warning', code: 'FLOE2050', message: 'b', range: at(2) },
    { severity: 'warning', code: 'FLOE2050', message: 'a', range: at(1) },
  ]);
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['FLOE2050', 'FLOE3031']);
  expect(results.map(({ ruleIndex, level }: { ruleIndex: number; level: string }) => [ruleIndex, level])).toEqual([
    [0, 'warning'],
    [0, 'warning'],
    [1, 'note'],
  ]);
});

test('a path is plain: without "." in it, and from the root where it leads out of the folder', () => {
  const uri = (file: string) =>
    sarif([{ ...finding, range: { file, line: 1, column: 1 } }]).results[0].locations[0].physicalLocation
      .artifactLocation.uri;
  expect(uri('./platform//prod/./platform.yaml')).toBe('platform/prod/platform.yaml');
  expect(uri('platform/../floe.yaml')).toBe('floe.yaml');
  expect(uri('../other/floe.yaml')).toMatch(/^file:\/\/\/.*\/other\/floe\.yaml$/);
});

test('what a comment allows is a suppressed result', () => {
  const range = { file: 'a.yaml', line: 1, column: 1 };
  const [result] = sarif([{ severity: 'info', code: 'FLOE2075', message: 'allowed: a test', range }]).results;
  expect(result.suppressions).toEqual([{ kind: 'inSource' }]);
});

test('blanks and other letters in a path are escaped; a finding without a place has none; no findings are a valid log', () => {
  const range = { file: 'mes fichiers/é.yaml', line: 1, column: 1 };
  const [placed] = sarif([{ ...finding, range }]).results;
  expect(placed.locations[0].physicalLocation.artifactLocation.uri).toBe('mes%20fichiers/%C3%A9.yaml');
  const [loose] = sarif([{ severity: 'error', code: 'FLOE5001', message: 'x' }]).results;
  expect(loose.locations).toBeUndefined();
  expect(sarif([]).results).toEqual([]);
});
