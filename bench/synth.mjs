import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { findHelm, floe } from './tools.mjs';
import { chartOf, environments, writePlatform } from './workload.mjs';

const sizes = [10, 100, 500, 1000];

/**
 * `floe synth` of three environments against three `helm template` of the finished manifests as a chart without
 * templates, which is the least that Helm can do for them; growth with the number of code locations.
 */
export function run(folder) {
  const helm = findHelm();
  const rows = [];
  const line = [];
  for (const size of [0, ...sizes]) {
    const platform = join(folder, `synth-${size}`);
    writePlatform(platform, size);
    const runs = size >= 500 ? 3 : 5;
    const output = join(platform, 'charts-out');
    const ours = measure([...floe, 'synth', '--root', platform], {
      runs,
      before: () => rmSync(output, { recursive: true, force: true }),
    });
    if (size > 0) line.push({ x: size, ...ours });
    const what = size === 0 ? 'the three sample environments' : `3 environments with ${size} code locations`;
    rows.push({
      name: `synth: ${what}`,
      ours,
      other: 'helm template, 3 × plain manifests',
      ...(helm.skipped === undefined ? { theirs: helmRuns(helm.path, output, folder, runs) } : helm),
      ...(size === 0 ? { aim: 1 } : {}),
    });
  }
  const [half, whole] = line.slice(-2);
  rows.push({ name: 'synth: from 500 to 1000 code locations', growth: whole.seconds / half.seconds, aim: 2.1 });
  return { rows, lines: [{ name: 'floe synth, 3 environments', points: line }] };
}

function helmRuns(helm, output, folder, runs) {
  const charts = environments.map((environment) => chartOf(join(output, environment), folder));
  const each = charts.map((path) => measure([helm, 'template', 'floe-dagster', path], { runs }));
  return { seconds: each.reduce((sum, { seconds }) => sum + seconds, 0) };
}
