// What cdk8s.yaml runs: the bundled app, built again when a source is newer than the bundle.
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'dist/app.js');

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = ['main.ts', 'lib', 'imports', 'package.json'].map((name) => newest(join(root, name)));
if (Math.max(...sources) > built) await (await import('./bundle.mjs')).bundleApp(root);

createRequire(import.meta.url)(bundle);
