// `npm run bench [-- NAME...] [--json FILE] [--write FOLDER]`: floe against real Helm and dyff in the same run, as
// ratios; growth; memory. `--write docs` brings docs/performance.md and its picture up to date.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as compile from './compile.mjs';
import * as credentials from './credentials.mjs';
import * as diff from './diff.mjs';
import { growthPicture } from './growth-picture.mjs';
import { describeMachine } from './machine.mjs';
import { documentText, tableRow } from './report.mjs';
import * as start from './start.mjs';
import * as synth from './synth.mjs';
import * as template from './template.mjs';

const benches = { start, synth, template, compile, credentials, diff };
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, write: { type: 'string' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`there is no benchmark "${unknown[0]}", only ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

if (options.write !== undefined && positionals.length > 0) {
  console.error('--write takes the numbers of all benchmarks: name none');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'floe-bench-'));
try {
  const names = positionals.length === 0 ? Object.keys(benches) : positionals;
  const results = names.map((name) => benches[name].run(folder));
  const report = {
    machine: describeMachine(),
    rows: results.flatMap(({ rows }) => rows),
    lines: results.flatMap(({ lines }) => lines),
  };
  console.table(report.rows.map(tableRow));
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  if (options.json !== undefined) writeFileSync(options.json, json);
  if (options.write !== undefined) {
    writeFileSync(join(options.write, 'performance.json'), json);
    writeFileSync(join(options.write, 'performance.svg'), growthPicture(report.lines));
    writeFileSync(join(options.write, 'performance.md'), documentText(report));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
