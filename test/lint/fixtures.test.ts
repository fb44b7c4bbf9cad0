import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { type LintFinding, lintValues } from '../../lib/lint/lint';
import { lintRules } from '../../lib/lint/lint-rules';
import { release, valuesOf } from './values-of';

const fixtures = join(__dirname, 'fixtures');
const findable = lintRules.filter((rule) => rule.verdict !== 'impossible');

function lintFile(code: string, file: string): LintFinding[] {
  const userValues = valuesOf(readFileSync(join(fixtures, code, file), 'utf8'));
  return lintValues({ userValues, effectiveValues: coalesceWithDefaults(userValues), release });
}

describe.each(findable)('$code, $title', ({ code, verdict }) => {
  test('fires once, and nothing else does', () => {
    expect(lintFile(code, 'fires.yaml').map((finding) => finding.code)).toEqual([code]);
  });

  test('is silent, as all others are, once the values are mended', () => {
    expect(lintFile(code, 'clean.yaml')).toEqual([]);
  });

  test('refuses the values only if its verdict is an error', () => {
    const severities = lintFile(code, 'fires.yaml').map((finding) => finding.severity);
    expect(severities.includes('error')).toBe(verdict === 'error');
  });
});

test('each foot-gun that can be found has its fixtures, and no other folder is left', () => {
  expect(readdirSync(fixtures).sort()).toEqual(findable.map((rule) => rule.code));
  for (const { code } of findable) expect(existsSync(join(fixtures, code, 'clean.yaml'))).toBe(true);
});
