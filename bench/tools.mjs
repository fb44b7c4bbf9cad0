import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { kubernetesBinaries } from '../build/tools/kubernetes-binaries.mjs';
import { root } from './workload.mjs';

/** The command that is measured, as it is published. */
export const floe = [process.execPath, join(root, 'dist/bin/floe.js')];

/** The path of real `helm`, or `{ skipped }` with the reason why there is none. */
export function findHelm() {
  const { helm, skipped } = kubernetesBinaries();
  return skipped === undefined ? { path: helm, version: versionOf(helm, ['version', '--short']) } : { skipped };
}

/** A folder with the official Dagster chart 1.12.17 and its subcharts; it is in no package registry. */
export function findChart() {
  const path = process.env.FLOE_DAGSTER_CHART;
  return path === undefined ? { skipped: 'FLOE_DAGSTER_CHART names no folder with the official chart' } : { path };
}

const dyffVersion = 'v1.12.0';

/** The path of `dyff`, built once into the user's cache, or `{ skipped }` with the reason why there is none. */
export function findDyff() {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), `floe-cdk8s/dyff-${dyffVersion}`);
  const path = join(folder, 'dyff');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    try {
      const env = { ...process.env, GOBIN: folder };
      execFileSync('go', ['install', `github.com/homeport/dyff/cmd/dyff@${dyffVersion}`], { env, stdio: 'pipe' });
    } catch (error) {
      const reason = error.code === 'ENOENT' ? 'there is no Go to build it with' : String(error.stderr).split('\n')[0];
      return { skipped: `dyff cannot be built: ${reason}` };
    }
  }
  return { path, version: dyffVersion };
}

/** True when this build of floe has a command: each is a file of its own. */
export function hasCommand(name) {
  return existsSync(join(root, `dist/bin/floe-${name}.js`));
}

function versionOf(path, args) {
  return execFileSync(path, args, { encoding: 'utf8' }).trim().split('+')[0];
}
