import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { findDyff, floe, hasCommand } from './tools.mjs';
import { writePlatform } from './workload.mjs';

/** The last one has 3,000 objects. */
const sizes = [10, 100, 750];

/** `floe diff` of two folders of manifests against `dyff between` of the same manifests in two files. */
export function run(folder) {
  if (!hasCommand('diff')) return { rows: [{ name: 'diff', skipped: 'this build of floe has no diff' }], lines: [] };
  const dyff = findDyff();
  const rows = [];
  const ours = [];
  const theirs = [];
  for (const size of sizes) {
    const [before, after] = renderTwice(folder, size);
    const options = { runs: 5, statuses: [0, 1] };
    const row = {
      name: `diff: an environment with ${size} code locations, one image each`,
      ours: measure([...floe, 'diff', before, after], options),
      other: 'dyff between',
      ...(size === 750 ? { aim: 1 } : {}),
    };
    ours.push({ x: size, ...row.ours });
    if (dyff.skipped === undefined) {
      const files = [before, after].map(stream);
      row.theirs = measure([dyff.path, 'between', '--set-exit-code', ...files], options);
      theirs.push({ x: size, ...row.theirs });
    }
    rows.push({ ...row, skipped: dyff.skipped });
  }
  const lines = [{ name: 'floe diff', points: ours }];
  if (theirs.length > 0) lines.push({ name: 'dyff between', points: theirs });
  return { rows, lines };
}

/** Renders prod before and after a release of every image. */
function renderTwice(folder, size) {
  return ['1.4.0', '1.5.0'].map((tag) => {
    const platform = join(folder, `diff-${size}-${tag}`);
    writePlatform(platform, size);
    const values = join(platform, 'platform/values.yaml');
    writeFileSync(values, readFileSync(values, 'utf8').replaceAll('1.4.0', tag));
    measure([...floe, 'synth', 'prod', '--root', platform], { runs: 1 });
    return join(platform, 'charts-out/prod');
  });
}

/** All manifests of a folder in one file beside it, as dyff reads them. */
function stream(folder) {
  const file = `${folder}.yaml`;
  const names = readdirSync(folder).filter((name) => name !== 'kustomization.yaml');
  writeFileSync(file, names.map((name) => `---\n${readFileSync(join(folder, name), 'utf8')}`).join(''));
  return file;
}
