import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const peakMemory = join(dirname(fileURLToPath(import.meta.url)), 'peak-memory.cjs');

/**
 * Runs a command several times; gives the best wall time in seconds and, for Node.js, the peak memory in MB.
 *
 * The best of several runs is what the command takes; the rest is what else the machine did.
 */
export function measure([command, ...args], { runs, before = () => {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'floe-measure-'));
  const memoryFile = join(folder, 'peak');
  let seconds = Number.POSITIVE_INFINITY;
  let megabytes = 0;
  try {
    for (let run = 0; run < runs; run += 1) {
      before();
      const isNode = command === process.execPath;
      // Memory is read in a run of its own: looking costs time.
      const watched = isNode && run === runs - 1;
      const env = watched
        ? { ...process.env, NODE_OPTIONS: `--require ${peakMemory}`, PEAK_MEMORY_FILE: memoryFile }
        : process.env;
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(command, args, {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      });
      const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
      if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
      if (watched) megabytes = Number(readFileSync(memoryFile, 'utf8')) / 1024;
      else seconds = Math.min(seconds, elapsed);
    }
    return { seconds, megabytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
