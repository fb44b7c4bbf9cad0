import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Paths of real `helm` and `kubectl`, or the reason why this machine has none. */
export type KubernetesBinaries = { helm: string; kubectl: string; skipped?: undefined } | { skipped: string };

/** Unpacks the binaries once for all tests. */
export function kubernetesBinaries(): KubernetesBinaries {
  const script = join(__dirname, '../../build/tools/kubernetes-binaries.mjs');
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
}
