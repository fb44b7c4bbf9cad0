import fc from 'fast-check';
import { applyParity, checkAllowances } from '../../../lib/diff/matrix/apply-parity';
import type { Matrix } from '../../../lib/diff/matrix/matrix';
import { fitsPattern } from '../../../lib/diff/matrix/name-pattern';
import { checkParity } from '../../../lib/diff/matrix/parity-file';
import { parseYamlDocument } from '../../../lib/documents/yaml-document';
import { lines } from '../../synth/platform-folder';

const matrix: Matrix = {
  columns: ['dev', 'local', 'prod'],
  rows: [
    { group: 'image', object: 'Deployment/a', path: 'image', cells: ['1', '2', '3'], variants: [0, 1, 2] },
    { group: 'scale', object: 'Deployment/a', path: 'spec.replicas', cells: ['1', '1', '3'], variants: [0, 0, 1] },
    { group: 'flags', object: 'Deployment/a', path: 'env[A]', cells: ['x', 'x', 'x'], variants: [0, 0, 0] },
  ],
  takenOut: [],
};

function parse(text: string) {
  const { document } = parseYamlDocument({ file: 'platform/parity.yaml', text, consumer: 'go' });
  if (document === undefined) throw new Error('no YAML');
  return { document, ...checkParity(document) };
}

function judged(text: string) {
  const { document, value } = parse(text);
  if (value === undefined) throw new Error('no parity');
  const { rows } = applyParity(matrix, value);
  const found = checkAllowances(matrix, value, { document, names: matrix.columns });
  return { states: rows.map(({ state }) => state), reasons: rows.map(({ reason }) => reason), found };
}

test('without an allowance each difference is unapproved', () => {
  expect(judged('{}').states).toEqual(['unapproved', 'unapproved', 'same']);
});

test('an allowance for environments approves what differs only there, with its reason', () => {
  const { states, reasons, found } = judged(
    'allowed:\n- {rows: "Deployment/* *replicas", environments: [prod], reason: more people}\n',
  );
  expect(states).toEqual(['unapproved', 'allowed', 'same']);
  expect(reasons).toEqual([undefined, 'more people', undefined]);
  expect(found).toEqual([]);
});

test('allowances of several environments add up, and one alone does not do', () => {
  const one = '- {rows: "*", group: image, environments: [local], reason: built here}\n';
  const two = '- {rows: "*", group: image, environments: [dev], reason: tried here}\n';
  expect(judged(`allowed:\n${one}`).states[0]).toBe('unapproved');
  const { states, reasons } = judged(`allowed:\n${one}${two}`);
  expect([states[0], reasons[0]]).toEqual(['allowed', 'built here; tried here']);
});

test('an allowance that nothing needs is stale, at its line', () => {
  const { found } = judged(
    'allowed:\n- {rows: "*env*", reason: r}\n- {rows: "*replicas", environments: [local], reason: r}\n',
  );
  // The replicas of local are those of dev: what local differs in is prod's doing.
  expect(lines(found)).toEqual(['platform/parity.yaml:2:10 warning FLOE7001 allowed[0].rows']);
  expect(found[0]?.message).toBe('nothing that "*env*" names differs: the allowance is stale');
});

test('an environment that is not there is an error with the nearest name', () => {
  const { found } = judged('allowed:\n- rows: "*"\n  environments: [pord]\n  reason: r\n');
  expect(lines(found)).toEqual(['platform/parity.yaml:3:18 error FLOE7002 allowed[0].environments[0]']);
  expect(found[0]?.fix).toBe('did you mean "prod"?');
});

test('of some environments nothing is called stale', () => {
  const { document, value } = parse('allowed:\n- {rows: "*env*", reason: r}\n');
  const found = checkAllowances(matrix, value ?? { allowed: [], ignored: [] }, {
    document,
    names: [...matrix.columns, 'stage'],
  });
  expect(found).toEqual([]);
});

test('an allowance without a reason, and an unknown key, are errors', () => {
  expect(lines(parse('allowed:\n- rows: "*"\n').diagnostics)).toEqual([
    'platform/parity.yaml:2:3 error FLOE2001 allowed[0].reason',
  ]);
  expect(lines(parse('alowed: []\n').diagnostics)).toEqual(['platform/parity.yaml:1:1 error FLOE2002 alowed']);
});

test('a pattern fits as the regular expression of its meaning does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (name, pattern) => {
      const meaning = pattern
        .split('*')
        .map((part) => part.replaceAll('.', '\\.'))
        .join('.*');
      expect(fitsPattern(name, pattern)).toBe(new RegExp(`^${meaning}$`).test(name));
    }),
    { numRuns: 1000 },
  );
});
