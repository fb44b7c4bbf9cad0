import type { LintFinding } from '../../lib/lint/lint';
import { applySilences } from '../../lib/lint/silence';

const warning: LintFinding = { code: 'DAG024', severity: 'warning', message: 'm', fix: 'f', path: ['a'] };
const note: LintFinding = { code: 'DAG025', severity: 'info', message: 'm', fix: 'f', path: ['b'] };
const error: LintFinding = { code: 'DAG010', severity: 'error', message: 'm', fix: 'f', path: ['c'] };
const all = [warning, note, error];

test('a lint is silenced with a reason, and only that one', () => {
  expect(applySilences(all, { DAG024: 'the image is rebuilt nightly' })).toEqual({
    findings: [note, error],
    faults: [],
  });
});

test.each(['', '  ', null, true, { because: 'x' }])(
  'a silence without a reason does nothing and is a fault: %j',
  (reason) => {
    const { findings, faults } = applySilences(all, { DAG024: reason });
    expect(findings).toEqual(all);
    expect(faults).toEqual([
      {
        code: 'FLOE3020',
        severity: 'error',
        message: '"DAG024" is silenced without a reason',
        fix: 'write DAG024: "<why this is fine here>"',
        path: ['floe', 'lints', 'DAG024'],
      },
    ]);
  },
);

test.each([
  ['DAG25', 'did you mean DAG025?'],
  ['dag025', 'did you mean DAG025?'],
  ['DAG099', 'use a code of docs/lints.md, DAG001 to DAG031'],
  ['whatever', 'use a code of docs/lints.md, DAG001 to DAG031'],
])('an unknown code is a fault, with the nearest one if there is one: %s', (code, fix) => {
  const { faults } = applySilences(all, { [code]: 'because' });
  expect(faults.map((fault) => [fault.code, fault.severity, fault.fix])).toEqual([['FLOE3021', 'error', fix]]);
});

test('a silence that silences nothing is worth a note', () => {
  const { findings, faults } = applySilences(all, { DAG029: 'migrated by hand', DAG017: 'one replica' });
  expect(findings).toEqual(all);
  expect(faults.map((fault) => [fault.code, fault.severity])).toEqual([
    ['FLOE3022', 'info'],
    ['FLOE3022', 'info'],
  ]);
  expect(faults[1]?.message).toContain('cannot happen');
});

test('an error cannot be silenced, while warnings of the same code are', () => {
  const mixed = [{ ...warning, code: 'DAG010' as const }, error];
  const { findings, faults } = applySilences(mixed, { DAG010: 'we know' });
  expect(findings).toEqual([error]);
  expect(faults.map((fault) => [fault.code, fault.severity])).toEqual([['FLOE3023', 'error']]);
});
