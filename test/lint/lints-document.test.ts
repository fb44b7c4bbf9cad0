import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRules } from '../../lib/lint/lint-rules';
import { renderLintsDocument } from '../../lib/lint/lints-document';

const file = join(__dirname, '../../docs/lints.md');

// `WRITE_DOCS=1 npx jest test/lint/lints-document` brings the file up to date.
if (process.env['WRITE_DOCS'] === '1') writeFileSync(file, renderLintsDocument());

test('docs/lints.md is what the rules say', () => {
  expect(readFileSync(file, 'utf8')).toBe(renderLintsDocument());
});

test('each foot-gun has one row of six cells', () => {
  const rows = renderLintsDocument()
    .split('\n')
    .filter((line) => line.startsWith('| DAG'));
  expect(rows).toHaveLength(lintRules.length);
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(8);
});

test('an issue is linked by its number', () => {
  expect(renderLintsDocument()).toContain('[#13921](https://github.com/dagster-io/dagster/issues/13921)');
});
