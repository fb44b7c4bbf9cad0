import { lintRules } from '../../lib/lint/lint-rules';

test('all 31 foot-guns are there, in order', () => {
  const codes = Array.from({ length: 31 }, (_, index) => `DAG${String(index + 1).padStart(3, '0')}`);
  expect(lintRules.map((rule) => rule.code)).toEqual(codes);
});

test('what is impossible checks nothing, and everything else does', () => {
  for (const rule of lintRules)
    expect([rule.code, rule.check === undefined]).toEqual([rule.code, rule.verdict === 'impossible']);
});

test.each(lintRules)('$code explains itself in sentences', ({ title, explanation, fix }) => {
  expect(title).toMatch(/^[^.]+$/);
  expect(explanation).toMatch(/[.)"]$/);
  expect(fix).toMatch(/[^.]$/);
});
