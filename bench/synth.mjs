import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { findChart, findHelm, floe } from './tools.mjs';
import { chartOf, chartValues, environments, writePlatform } from './workload.mjs';

const sizes = [10, 100, 500, 1000];

/**
 * `floe synth` of three environments against three `helm template` of the official chart with their effective values, or,
 * where that chart is not at hand, of the finished manifests as a chart without templates, which is the least that Helm
 * can do for them; growth with the number of code locations.
 */
export function run(folder) {
  const helm = findHelm();
  const official = findChart();
  const isOfficial = official.path !== undefined;
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
      other: isOfficial ? 'helm template, 3 × official chart' : 'helm template, 3 × plain manifests',
      ...(helm.skipped === undefined ? { theirs: helmRuns({ helm, official, platform, output, folder, runs }) } : helm),
      ...(size === 0 ? { aim: 1 } : size === 1000 && isOfficial ? { aim: 0.25 } : {}),
    });
  }
  const [half, whole] = line.slice(-2);
  rows.push({ name: 'synth: from 500 to 1000 code locations', growth: whole.seconds / half.seconds, aim: 2.1 });
  return { rows, lines: [{ name: 'floe synth, 3 environments', points: line }] };
}

function helmRuns({ helm, official, platform, output, folder, runs }) {
  const each = environments.map((environment) => {
    const chart =
      official.path === undefined
        ? [chartOf(join(output, environment), folder)]
        : [official.path, '--skip-schema-validation', '-f', chartValues(floe, platform, environment, folder)];
    return measure([helm.path, 'template', 'floe-dagster', ...chart], { runs });
  });
  return { seconds: each.reduce((sum, { seconds }) => sum + seconds, 0) };
}
