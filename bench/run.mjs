// `npm run bench`: floe against real Helm in the same run, as ratios; growth with the number of code locations; memory.
//
// Helm renders the same content: the finished manifests as a chart without templates, which is the least that Helm can
// do for them. With FLOE_DAGSTER_CHART, a folder that holds the official Dagster chart 1.12.17 and its subcharts, the
// chart itself is rendered from the same values too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubernetesBinaries } from '../build/tools/kubernetes-binaries.mjs';
import { compileRows } from './compile.mjs';
import { measure } from './measure.mjs';
import { chartOf, chartValues, root, writePlatform } from './workload.mjs';

const sizes = [10, 100, 500, 1000];
const chart = process.env.FLOE_DAGSTER_CHART;
const { helm, skipped } = kubernetesBinaries();
if (skipped !== undefined) {
  console.log(`bench: skipped, because ${skipped}`);
  process.exit(0);
}
const floe = [process.execPath, join(root, 'dist/bin/floe.js')];
const folder = mkdtempSync(join(tmpdir(), 'floe-bench-'));
const rows = [];

function compare(name, ours, theirs, aim) {
  const ratio = ours.seconds / theirs.seconds;
  rows.push({
    name,
    floe: `${ours.seconds.toFixed(2)} s`,
    helm: `${theirs.seconds.toFixed(2)} s`,
    ratio: ratio.toFixed(2),
    aim,
    memory: `${Math.round(ours.megabytes)} MB`,
  });
}

function synth(platform, runs) {
  const output = join(platform, 'charts-out');
  return measure([...floe, 'synth', '--root', platform], {
    runs,
    before: () => rmSync(output, { recursive: true, force: true }),
  });
}

function helmRuns(platform, runs) {
  const charts = ['local', 'dev', 'prod'].map((environment) =>
    chartOf(join(platform, 'charts-out', environment), folder),
  );
  const each = charts.map((path) => measure([helm, 'template', 'floe-dagster', path], { runs }));
  return { seconds: each.reduce((sum, { seconds }) => sum + seconds, 0), megabytes: 0 };
}

try {
  const samples = join(folder, 'samples');
  writePlatform(samples, 0);
  const start = synth(samples, 7);
  compare('synth: three sample environments / 3 helm template', start, helmRuns(samples, 7), '≤ 1');

  const bySize = new Map();
  for (const size of sizes) {
    const platform = join(folder, `locations-${size}`);
    writePlatform(platform, size);
    const runs = size >= 500 ? 3 : 5;
    const ours = synth(platform, runs);
    bySize.set(size, ours);
    const aim = size === 1000 ? '≤ 0.25 (official chart)' : '';
    compare(`synth: ${size} code locations × 3 / 3 helm template, plain`, ours, helmRuns(platform, runs), aim);
    if (chart !== undefined) {
      const values = chartValues(floe, platform, 'prod', folder);
      const theirs = measure([helm, 'template', 'floe-dagster', chart, '--skip-schema-validation', '-f', values], {
        runs,
      });
      compare(`synth: ${size} code locations × 3 / 3 × official chart`, ours, { seconds: theirs.seconds * 3 }, aim);
      const template = measure([...floe, 'template', 'floe-dagster', '-f', values], { runs });
      compare(`template: ${size} code locations / official chart`, template, theirs, size === 1000 ? '≤ 0.25' : '');
    }
  }
  if (chart !== undefined) {
    const ours = measure([...floe, 'template', 'dagster'], { runs: 9 });
    const theirs = measure([helm, 'template', 'dagster', chart, '--skip-schema-validation'], { runs: 9 });
    compare('template: chart defaults / official chart', ours, theirs, '≤ 1.5');
  }
  const growth = bySize.get(1000).seconds / bySize.get(500).seconds;
  rows.push({ name: 'growth: 500 → 1000 code locations', ratio: growth.toFixed(2), aim: '≤ 2.1' });
  rows.push(...compileRows(floe, folder));
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
