import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import { causeSentence, groupByCause } from '../../lib/diff/cause/group-by-cause';
import { countEnvironment, countReport } from '../../lib/diff/counts';
import { formatDiffGithub } from '../../lib/diff/github/format-github';
import { formatDiffHtml } from '../../lib/diff/html/format-html';
import { formatDiffJson } from '../../lib/diff/json/format-json';
import { diffReportSchema } from '../../lib/diff/json/report-schema';
import { formatDiffMarkdown } from '../../lib/diff/markdown/format-markdown';
import type { DiffReport } from '../../lib/diff/model';
import { formatDiffText } from '../../lib/diff/text/format-text';
import { countSentence } from '../../lib/diff/words';
import { anyReport, largeReport } from './reports';

const text = (report: DiffReport) => formatDiffText(report, { color: false, width: 120 });

function pageData(html: string): { objects: { fields: unknown[] }[]; environments: string[] } {
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json);
}

test('all forms tell the same counts', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const counts = countReport(report);
      const sentence = countSentence(counts);
      expect(text(report).endsWith(`${sentence}\n`)).toBe(true);
      expect(formatDiffMarkdown(report)).toContain(`**${sentence}.**`);
      expect(formatDiffGithub(report)).toContain(sentence);
      const json = JSON.parse(formatDiffJson(report));
      expect(json.counts).toEqual(JSON.parse(JSON.stringify(counts)));
      const html = formatDiffHtml(report);
      expect(html).toContain(`<p class="lead">${sentence}.</p>`);
      const { objects } = pageData(html);
      expect(objects).toHaveLength(counts.objects);
      expect(objects.reduce((sum, { fields }) => sum + fields.length, 0)).toBe(counts.changes);
      const rows = [...formatDiffMarkdown(report).matchAll(/^\| (?:all|<code>\w*<\/code>) \|(.*)\|$/gm)].map(
        ([, row = '']) => row.split('|').slice(0, 7).map(Number),
      );
      const expected = report.environments.map(countEnvironment);
      expect(rows).toEqual(
        expected.map((one) => [
          one.created,
          one.changed,
          one.renamed,
          one.deleted,
          one.changes,
          one.broadens,
          one.narrows,
        ]),
      );
    }),
    { numRuns: 200 },
  );
});

test('grouped by cause, all forms tell the same counts too: each change once, each object somewhere', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const { changes, objects } = countReport(report);
      const groups = groupByCause(report);
      expect(groups.reduce((sum, group) => sum + group.changes, 0)).toBe(changes);
      expect(new Set(groups.flatMap((group) => group.objects.map(({ object }) => object.object))).size).toBe(objects);
      const sentences = groups.map(causeSentence);
      const inCauseOrder = formatDiffText(report, { color: false, width: 120, by: 'cause' });
      const comment = formatDiffMarkdown(report, { by: 'cause' });
      const page = formatDiffHtml(report);
      for (const sentence of sentences) {
        expect(inCauseOrder).toContain(`\n  ${sentence}\n`);
        expect(comment).toContain(`: ${sentence}\n`);
        expect(page).toContain(`<div class="where">${sentence}</div>`);
      }
      const { causes } = JSON.parse(formatDiffJson(report));
      expect(causes.map((one: { changes: number }) => one.changes)).toEqual(groups.map((one) => one.changes));
      for (const { changes: all, where } of causes) {
        expect(where.reduce((sum: number, one: { changes: number }) => sum + one.changes, 0)).toBe(all);
      }
      const annotated = formatDiffGithub(report);
      for (const { place } of groups)
        if (place !== undefined) expect(annotated).toContain(`file=${place.split(':')[0]}`);
      const { objects: shown } = pageData(page);
      const fields = shown.flatMap((one) => one.fields as { cause?: number }[]);
      expect(groups.map((_, index) => fields.filter(({ cause }) => cause === index).length)).toEqual(
        groups.map((one) => one.changes),
      );
    }),
    { numRuns: 200 },
  );
});

test('JSON has the form that docs/diff.schema.json publishes', () => {
  fc.assert(fc.property(anyReport, (report) => void diffReportSchema.parse(JSON.parse(formatDiffJson(report)))));
  const file = join(__dirname, '../../docs/diff.schema.json');
  const schema = `${JSON.stringify(z.toJSONSchema(diffReportSchema), null, 2)}\n`;
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(file, schema);
  else expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(schema));
});

test('no text of a user breaks out of Markdown or HTML', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const markdown = formatDiffMarkdown(report);
      const fences = /^(`{3,})diff\n[\s\S]*?\n\1$/gm;
      const outside = markdown.replace(fences, '');
      // What is left is our own markup: code, folded blocks, headings.
      const tags = new Set(outside.match(/<[^>]*>/g));
      for (const tag of tags) expect(tag).toMatch(/^<(\/?(code|details|summary|b)|!-- floe diff --)>$/);
      expect(outside).not.toMatch(/@someone|\]\(|<script/);
      expect((outside.match(/<details>/g) ?? []).length).toBe((outside.match(/<\/details>/g) ?? []).length);
      const html = formatDiffHtml(report);
      expect(html.match(/<script/g)).toHaveLength(2);
      expect(html.match(/<\/script/g)).toHaveLength(2);
    }),
    { numRuns: 200 },
  );
});

test('a comment has at most 65,536 characters and bytes, with 10,000 changes too, and says what it left out', () => {
  for (const [objects, changes] of [
    [2500, 4],
    [10, 1000],
    [10_000, 1],
    [1, 10_000],
  ] as const) {
    const markdown = formatDiffMarkdown(largeReport(objects, changes));
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_536);
    expect(markdown).toContain(countSentence(countReport(largeReport(objects, changes))));
    expect(markdown).toMatch(/left out/);
  }
  const shown = formatDiffMarkdown(largeReport(2500, 4));
  const blocks = shown.match(/<details>/g)?.length ?? 0;
  const [, left] = /\*\*(\d+) objects with \d+ changes left out here/.exec(shown) ?? [];
  expect(blocks + Number(left)).toBe(2500);
});

test('a comment by cause keeps its limit, and counts an object once that it left out of several groups', () => {
  for (const [objects, changes] of [
    [2500, 4],
    [10, 1000],
  ] as const) {
    const comment = formatDiffMarkdown(largeReport(objects, changes), { by: 'cause' });
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
    expect(comment).toMatch(/left out/);
  }
  const [environment] = largeReport(1, 3000).environments;
  const [object] = environment?.objects ?? [];
  if (environment === undefined || object === undefined) throw new Error('an object');
  const changes = object.changes.map((change, at) => ({ ...change, cause: { file: 'a.yaml', line: at + 1 } }));
  const report = { ...largeReport(1, 1), environments: [{ ...environment, objects: [{ ...object, changes }] }] };
  expect(formatDiffMarkdown(report, { by: 'cause' })).toMatch(/\*\*1 object with \d+ changes left out here/);
});

test('a comment with hostile sides, environments and causes keeps its limit', () => {
  const long = 'x'.repeat(10_000);
  const base = largeReport(3, 1);
  const environments = Array.from({ length: 400 }, (_, index) => ({
    ...base.environments[0],
    name: `${index}${long}`,
    takenOut: [long],
    layoutOnly: [long],
  }));
  const report = { ...base, before: long, after: long, environments, notAnalysed: [long] } as DiffReport;
  expect(Buffer.byteLength(formatDiffMarkdown(report))).toBeLessThanOrEqual(65_536);
});

test('the text for a terminal has no control characters of the input, and colour only when asked', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
      expect(text(report)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    }),
  );
  const colored = formatDiffText(largeReport(1, 1), { color: true, width: 80 });
  expect(colored).toContain('\u001b[31m');
});

test('long values are cut to the width of the terminal', () => {
  const lines = formatDiffText(largeReport(2, 2), { color: false, width: 24 }).split('\n');
  for (const line of lines.filter((one) => /^ {8}[-+]/.test(one))) expect([...line].length).toBeLessThanOrEqual(24);
});

test('the report reads as a page of text', () => {
  const report = largeReport(1, 1);
  expect(text(report)).toBe(`main → working tree

prod: 1 object differs in 1 change: 1 changed
  rolls pods 1
  pods replaced: deployment-0

  Access and security
  broadens Deployment floe/deployment-0: runs another image

  ~ Deployment floe/deployment-0  rolls pods: replaces the pods of Deployment deployment-0
      spec.template.spec.containers[main].env[VARIABLE_0].value  platform/prod/values.yaml:1
        - before 0.0 ä ö ü
        + after 0.0 🚀

Causes
  platform/prod/values.yaml:1
    1 line → 1 change in 1 object

not analysed: 
1 object differs in 1 change: 1 changed
`);
});
