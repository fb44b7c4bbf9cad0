import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatGithub } from '../../lib/diagnostics/format-github';
import { formatJson } from '../../lib/diagnostics/format-json';
import { formatText } from '../../lib/diagnostics/format-text';
import { maskedLine, maskSecretLine } from '../../lib/diagnostics/masked-line';

const text = 'catalogs:\n  default:\n    credentials:\n      client_secret: hunter2-prod\n      mode: oauth2\n';
const diagnostics: Diagnostic[] = [
  {
    severity: 'warning',
    code: 'FLOE2050',
    message: 'something to know',
    range: { file: 'b.yaml', line: 9, column: 1 },
  },
  {
    severity: 'error',
    code: 'FLOE2004',
    message: 'a literal value; expected a reference such as { secret_ref: <name> }',
    path: ['catalogs', 'default', 'credentials', 'client_secret'],
    fix: 'put the value in a Secret and name it here: client_secret: { secret_ref: <name> }',
    range: { file: 'a.yaml', line: 4, column: 22, length: 12 },
  },
];
const options = { color: false, textOf: (file: string) => (file === 'a.yaml' ? text : undefined) };

test('text: place, code, path, the line with a marker, the fix, sorted by file, with a count; secrets are starred', () => {
  expect(formatText(diagnostics, options)).toBe(
    [
      'a.yaml:4:22 error FLOE2004 catalogs.default.credentials.client_secret',
      '    4 |       client_secret: ************',
      '      |                      ^^^^^^^^^^^^ a literal value; expected a reference such as { secret_ref: <name> }',
      '   fix: put the value in a Secret and name it here: client_secret: { secret_ref: <name> }',
      'b.yaml:9:1 warning FLOE2050',
      '   something to know',
      '1 error, 1 warning',
      '',
    ].join('\n'),
  );
});

test('text: a finding marked sensitive hides what it points at, whatever its key', () => {
  const shown = formatText(
    [
      {
        severity: 'error',
        code: 'FLOE4',
        message: 'm',
        sensitive: true,
        range: { file: 'a.yaml', line: 5, column: 13, length: 6 },
      },
    ],
    options,
  );
  expect(shown).toContain('mode: ********');
  expect(shown).not.toContain('oauth2');
});

test('text: control characters of the input are made visible, not sent to the terminal', () => {
  const evil = 'key: \u001b[31mred\u0007\n';
  const shown = formatText(
    [
      {
        severity: 'error',
        code: 'FLOE1',
        message: 'found "\u001b[2J"',
        range: { file: 'e\u001b.yaml', line: 1, column: 6 },
      },
    ],
    { color: false, textOf: () => evil },
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
  expect(shown).not.toMatch(/[\u001b\u0007]/);
  expect(shown).toContain('\\u001b[31mred\\u0007');
});

test('text and github: a line break of the input begins no line of the output, where it could pass for a finding or command', () => {
  const forged = 'x\nb.yaml:1:1 error FLOE9\n::error::pwned\u2028::';
  const finding: Diagnostic = {
    severity: 'error',
    code: 'FLOE1',
    message: `unknown key "${forged}"`,
    fix: `remove ${forged}`,
    path: [forged],
    range: { file: `a${forged}`, line: 1, column: 1 },
  };
  const escaped = 'x\\nb.yaml:1:1 error FLOE9\\n::error::pwned\\u2028::';
  expect(formatText([finding], { color: false, textOf: () => undefined })).toBe(
    `a${escaped}:1:1 error FLOE1 [${JSON.stringify(forged).replace('\u2028', '\\u2028')}]\n` +
      `   unknown key "${escaped}"\n   fix: remove ${escaped}\n1 error\n`,
  );
  expect(formatGithub([finding]).split('\n')).toHaveLength(2);
});

test('text: a key of any length is cut, and a long line costs time in proportion to its length', () => {
  const name = 'x'.repeat(2_000_000);
  const finding: Diagnostic = {
    severity: 'error',
    code: 'FLOE1',
    message: `unknown key "${name}"`,
    path: ['a', name],
    range: { file: 'a.yaml', line: 1, column: 4 },
  };
  const shown = formatText([finding], { color: false, textOf: () => `a: {${name}: 1}` });
  expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(800);
  expect(shown).toContain('unknown key "xxx');
});

test('text: a very long line is cut around the fault', () => {
  const long = `key: ${'x'.repeat(5000)}!\n`;
  const shown = formatText(
    [{ severity: 'error', code: 'FLOE1', message: 'here', range: { file: 'a', line: 1, column: 5006 } }],
    { color: false, textOf: () => long },
  );
  expect(shown.split('\n')[1]?.length).toBeLessThan(200);
  expect(shown.split('\n')[1]).toContain('x!');
});

test('github: one annotation each, with escapes', () => {
  expect(formatGithub(diagnostics)).toBe(
    '::error file=a.yaml,line=4,col=22,title=FLOE2004::catalogs.default.credentials.client_secret: a literal value; ' +
      'expected a reference such as { secret_ref: <name> }%0Afix: put the value in a Secret and name it here: ' +
      'client_secret: { secret_ref: <name> }\n::warning file=b.yaml,line=9,col=1,title=FLOE2050::something to know\n',
  );
});

test('json: a versioned document', () => {
  expect(JSON.parse(formatJson(diagnostics))).toEqual({
    version: 1,
    diagnostics: [
      {
        severity: 'error',
        code: 'FLOE2004',
        message: diagnostics[1]?.message,
        path: 'catalogs.default.credentials.client_secret',
        file: 'a.yaml',
        line: 4,
        column: 22,
        fix: diagnostics[1]?.fix,
      },
      { severity: 'warning', code: 'FLOE2050', message: 'something to know', file: 'b.yaml', line: 9, column: 1 },
    ],
  });
});

test.each([
  ['password: hunter2-prod', 'password: ************'],
  ['  - api_key: "a, b"', '  - api_key: ******'],
  ['{name: x, stringData: {token: hunter2, other: 1}}', '{name: x, stringData: {token: *******, other: 1}}'],
  ['"client_secret": "hunter2", "mode": "oauth2"', '"client_secret": ************'],
  ['generateCeleryConfigSecret: false', 'generateCeleryConfigSecret: false'],
  ['password: ~', 'password: ~'],
  ['secretName: my-secret', 'secretName: my-secret'],
  ['client_secret: { secret_ref: polaris }', 'client_secret: { secret_ref: polaris }'],
  ['existingSecret: database', 'existingSecret: database'],
  ['client_secret: [hunter2, other]', 'client_secret: [*******, *****]'],
  ['client_secret: { secret_ref: polaris, value: hunter2 }', 'client_secret: { secret_ref: polaris, value: ******* }'],
  ['- password: [hunter2]', '- password: [*******]'],
  ['client_secret: &it hunter2', 'client_secret: &it *******'],
  ['a: { pasword: hunter2, port: 80 }', 'a: { pasword: *******, port: 80 }'],
  ['{"client_secret":{"a":["hunter2"]},"mode":"x"}', '{"client_secret":{"a":[*********]},"mode":"x"}'],
  ['args: [--password=hunter2, -v]', 'args: [--password=*******, -v]'],
  ['credentials: { mode: oauth2, scope: all }', 'credentials: { mode: oauth2, scope: all }'],
])('hides what stands under a key that looks like a secret: %s', (line, expected) => {
  expect(maskSecretLine(line)).toBe(expected);
});

test.each([
  [['client_secret:', '  - hunter2'], '  - *******'],
  [['client_secret:', '- hunter2'], '- *******'],
  [['client_secret: |', '', '  hunter2 is here'], '  ************'],
  [['password:', '  nested:', '    x: hunter2'], '    x: *******'],
  [['"client_secret": {', '  "value": "hunter2"'], '  "value": *********'],
  [['client_secret:', '  secret_ref: polaris'], '  secret_ref: polaris'],
  [['credentials:', '  mode: oauth2'], '  mode: oauth2'],
  [['- name: DB_PASSWORD', '  value: hunter2'], '  value: *******'],
  [['- { name: DB_PASSWORD, value: hunter2 }'], '- { name: DB_PASSWORD, value: ******* }'],
  [['brokerUrl: redis://user:hunter2@redis:6379/0'], 'brokerUrl: redis://user:***@redis:6379/0'],
  [['password:', '  x: 1', 'port: 80'], 'port: 80'],
])('hides what stands below a key that looks like a secret, or beside its name: %j', (lines, expected) => {
  expect(maskedLine(lines, lines.length - 1)).toBe(expected);
});
