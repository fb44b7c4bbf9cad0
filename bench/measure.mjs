import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const peakMemory = join(dirname(fileURLToPath(import.meta.url)), 'peak-memory.cjs');

/**
 * Runs a command several times; gives the best wall time in seconds and, for Node.js, the peak memory in MB.
 *
 * The best of several runs is what the command takes; the rest is what else the machine did. Memory is read in a run of
 * its own: looking costs time.
 */
export function measure([command, ...args], { runs, before = () => {}, statuses = [0] }) {
  const run = (env) => {
    before();
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
    if (!statuses.includes(status)) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
    return elapsed;
  };
  const seconds = Math.min(...Array.from({ length: runs }, () => run(process.env)));
  return command === process.execPath ? { seconds, megabytes: peak(run) } : { seconds };
}

function peak(run) {
  const folder = mkdtempSync(join(tmpdir(), 'floe-measure-'));
  const file = join(folder, 'peak');
  try {
    run({ ...process.env, NODE_OPTIONS: `--require ${peakMemory}`, PEAK_MEMORY_FILE: file });
    return Number(readFileSync(file, 'utf8')) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
