// Bundles the two programs into single files, which start faster than a tree of small modules.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApp, bundleFloe } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await bundleFloe(root, ['compile', 'explain', 'schema', 'secrets', 'synth', 'template', 'validate', 'values']);
await bundleApp(root);

// npm links the commands of dependencies, not of the package itself: `npx floe` shall work in this repository too.
const link = join(root, 'node_modules/.bin/floe');
mkdirSync(dirname(link), { recursive: true });
rmSync(link, { force: true });
symlinkSync('../../dist/bin/floe.js', link);
