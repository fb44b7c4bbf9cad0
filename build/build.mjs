// Bundles the two programs into single files, which start faster than a tree of small modules.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApp, bundleFloe } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await bundleFloe(root, [
  'compile',
  'diff',
  'explain',
  'import-values',
  'init',
  'matrix',
  'schema',
  'secrets',
  'synth',
  'template',
  'validate',
  'values',
]);
await bundleApp(root);

// lib/version.ts reads it; with `exports` or `bin` a nested package.json would mislead bundlers.
const { name, version, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(root, 'dist/package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`);

// npm links the commands of dependencies, not of the package itself: `npx floe` shall work in this repository too.
const link = join(root, 'node_modules/.bin/floe');
mkdirSync(dirname(link), { recursive: true });
rmSync(link, { force: true });
symlinkSync('../../dist/bin/floe.js', link);
