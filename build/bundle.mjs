import { join } from 'node:path';
import { build } from 'esbuild';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** The `floe` command. */
export function bundleFloe(root) {
  return build({
    ...common,
    entryPoints: [join(root, 'bin/floe.ts')],
    outfile: join(root, 'dist/bin/floe.js'),
    banner: { js: '#!/usr/bin/env node' },
  });
}

/** The cdk8s app, main.ts. */
export function bundleApp(root) {
  return build({ ...common, entryPoints: [join(root, 'main.ts')], outfile: join(root, 'dist/app.js') });
}
