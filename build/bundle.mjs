import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // The ESM builds of dependencies bundle; the UMD build of jsonc-parser does not.
  mainFields: ['module', 'main'],
};

/** Leaves each command that the program imports on demand in a file of its own: `./synth` is `./floe-synth.js`. */
const commandsApart = {
  name: 'commands-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[a-z-]+$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./floe-${basename(path)}.js`, external: true } : undefined,
    );
  },
};

/** commander loads child_process for subcommands that are programs of their own; floe has none, and it takes 8 ms. */
const childProcessOnDemand = {
  name: 'child-process-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'on-demand' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'on-demand' }, () => ({
      contents: 'exports.spawn = (...args) => require("child_process").spawn(...args);',
    }));
  },
};

/**
 * The `floe` command: a launcher, the command line, a file for each command, and the compiled code of each.
 *
 * Half the time of a short run would go into reading and compiling JavaScript that it does not use.
 */
export async function bundleFloe(root, commands) {
  const folder = join(root, 'dist/bin');
  rmSync(folder, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: { 'floe-program': join(root, 'bin/floe.ts') },
    outdir: folder,
    plugins: [commandsApart, childProcessOnDemand],
    // The launcher's require knows the code caches; import() does not.
    supported: { 'dynamic-import': false },
  });
  await build({
    ...common,
    entryPoints: Object.fromEntries(commands.map((name) => [`floe-${name}`, join(root, `lib/cli/${name}.ts`)])),
    outdir: folder,
  });
  for (const name of readdirSync(folder)) stampDigest(join(folder, name));
  const launcher = join(folder, 'floe.js');
  copyFileSync(join(root, 'bin/launcher.js'), launcher);
  chmodSync(launcher, 0o755);
  for (const example of [
    [
      'compile',
      '--floe-yaml',
      'test/schema/floe-spec/fixtures/adr-floe.yaml',
      '--platform-yaml',
      'platform/prod/platform.yaml',
    ],
    ['secrets', 'prod'],
    ['synth', '--check'],
    ['template', 'dagster'],
    ['validate', 'platform/prod/platform.yaml'],
  ]) {
    execFileSync(process.execPath, [join(root, 'build/code-cache.mjs'), launcher, ...example], { cwd: root });
  }
}

/** Begins a file with the digest of what follows, by which the launcher knows its code cache. */
function stampDigest(file) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `/*${createHash('sha256').update(text).digest('hex').slice(0, 16)}*/${text}`);
}

/** The cdk8s app, main.ts. */
export function bundleApp(root) {
  return build({ ...common, entryPoints: [join(root, 'main.ts')], outfile: join(root, 'dist/app.js') });
}
