import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderYaml } from '../../lib/documents/yaml-text';
import { data, trickyStrings } from '../output/written-data';
import { cacheFolder } from '../tools/cache-folder';
import { pythonEnvironment } from '../tools/python-environment';
import { testUnless } from '../tools/unless';

const sources = join(__dirname, 'yaml-readers');
const cache = cacheFolder('go');

type Reader = { command: readonly string[]; skipped?: undefined } | { skipped: string };

/** Kubernetes' reader, sigs.k8s.io/yaml, built once into the user's cache. */
function goReader(): Reader {
  const digest = createHash('sha256');
  for (const name of ['go.mod', 'main.go']) digest.update(readFileSync(join(sources, name)));
  const program = join(cache, `yaml-reader-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return { command: [program] };
  const work = mkdtempSync(join(tmpdir(), 'floe-'));
  try {
    cpSync(sources, work, { recursive: true });
    mkdirSync(cache, { recursive: true });
    const args = ['build', '-mod=mod', '-o', program, '.'];
    const { status, stderr, error } = spawnSync('go', args, { cwd: work, encoding: 'utf8' });
    if (error !== undefined) return { skipped: 'there is no Go to build it with' };
    if (status !== 0) return { skipped: `it cannot be built: ${stderr.split('\n')[0]}` };
    return { command: [program] };
  } finally {
    rmSync(work, { recursive: true });
  }
}

function pythonReader(): Reader {
  const environment = pythonEnvironment(['pyyaml==6.0.3']);
  if (environment.skipped !== undefined) return environment;
  return { command: [environment.python, join(sources, 'read_yaml.py')] };
}

function read([command = '', ...args]: readonly string[], texts: readonly string[]): unknown[] {
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

/** The seed of a run that failed, to run it again. */
const seed = Number(process.env['FLOE_TEST_SEED'] ?? 1);
const values = [
  { strings: trickyStrings, keys: Object.fromEntries(trickyStrings.map((text) => [text, text])) },
  ...fc.sample(data, { numRuns: 3000, seed }),
];

describe.each([
  ['Go, as Helm and kubectl read', goReader()],
  ['PyYAML, as the running pod reads', pythonReader()],
])('%s', (_, reader) => {
  testUnless(reader.skipped)('what is written comes back as it was, whatever the texts and keys', () => {
    if (reader.skipped !== undefined) return;
    const found = read(reader.command, values.map(renderYaml));
    for (const [index, value] of values.entries()) expect(found[index]).toEqual(JSON.parse(JSON.stringify(value)));
  });
});
