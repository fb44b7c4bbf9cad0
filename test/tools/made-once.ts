import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a file or folder that is kept outside the tree, unless it is there: undefined then. Of several tests that want it
 * at the same time one makes it, and the others wait: what takes minutes on all cores is not done twice.
 */
export function madeOnce<Outcome>(path: string, make: () => Outcome): Outcome | undefined {
  if (existsSync(path)) return undefined;
  return alone(path, () => (existsSync(path) ? undefined : make()));
}

/** Does something while no other test does what goes by the same path. */
export function alone<Outcome>(path: string, act: () => Outcome): Outcome {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  while (!take(lock)) sleep(200);
  try {
    return act();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes a lock; one whose owner is gone is free. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!ownerLives(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function ownerLives(lock: string): boolean {
  try {
    const owner = readFileSync(lock, 'utf8');
    // Created and not yet written: its owner is about to.
    if (owner !== '') process.kill(Number(owner), 0);
    return true;
  } catch {
    return false;
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
