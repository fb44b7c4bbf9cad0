import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const program = join(__dirname, '../laws/mutation-program.ts');
const processes = 4;
const runsEach = 2500;
/** A whole process, reading thousands of inputs one after the other, stays below this. */
const mostMegabytes = 600;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
  await build({
    entryPoints: [program],
    outfile: join(folder, 'program.js'),
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    define: { __dirname: JSON.stringify(join(__dirname, '../laws')) },
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

test(`${processes * runsEach} changed inputs give valid output or located findings, in bounded memory`, async () => {
  const seeds = Array.from({ length: processes }, (_, index) => index + 1);
  const results: { failure?: unknown; megabytes: number }[] = [];
  const work = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const flags = ['--max-old-space-size=400', join(folder, 'program.js'), String(seed), String(runsEach)];
      const { stdout } = await promisify(execFile)(process.execPath, flags, { maxBuffer: 1 << 26 });
      results.push(JSON.parse(stdout));
    }
  };
  await Promise.all([work(), work()]);
  expect(results.map(({ failure }) => failure)).toEqual(Array(processes).fill(undefined));
  expect(Math.max(...results.map(({ megabytes }) => megabytes))).toBeLessThan(mostMegabytes);
}, 900_000);
