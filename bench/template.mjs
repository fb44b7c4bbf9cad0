import { join } from 'node:path';
import { measure } from './measure.mjs';
import { findChart, findHelm, floe } from './tools.mjs';
import { chartValues, writePlatform } from './workload.mjs';

const sizes = [10, 100, 500, 1000];

/** `floe template` against `helm template` of the official chart, with the same values. */
export function run(folder) {
  const helm = findHelm();
  const chart = findChart();
  const skipped = helm.skipped ?? chart.skipped;
  const rows = [];
  const ours = [];
  const theirs = [];
  const compare = (name, values, runs, aim) => {
    const template = measure([...floe, 'template', 'floe-dagster', ...values], { runs });
    const row = { name: `template: ${name}`, ours: template, other: 'helm template, official chart', aim };
    if (skipped !== undefined) return { ...row, skipped };
    const flags = ['--skip-schema-validation', ...values];
    return { ...row, theirs: measure([helm.path, 'template', 'floe-dagster', chart.path, ...flags], { runs }) };
  };
  rows.push(compare('the chart’s defaults', [], 9, 1.5));
  for (const size of sizes) {
    const platform = join(folder, `template-${size}`);
    writePlatform(platform, size);
    const values = ['-f', chartValues(floe, platform, 'prod', folder)];
    const row = compare(`${size} code locations`, values, size >= 500 ? 3 : 5, size === 1000 ? 0.25 : undefined);
    rows.push(row);
    ours.push({ x: size, ...row.ours });
    if (row.theirs !== undefined) theirs.push({ x: size, ...row.theirs });
  }
  const lines = [{ name: 'floe template', points: ours }];
  if (theirs.length > 0) lines.push({ name: 'helm template, official chart', points: theirs });
  return { rows, lines };
}
