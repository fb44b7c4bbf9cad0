import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../dist/bin');

test('every bundled command begins with the digest that names its code cache', () => {
  const bundles = readdirSync(folder).filter((name) => /^floe-.*\.js$/.test(name));
  expect(bundles.length).toBeGreaterThan(3);
  for (const name of bundles) {
    const [, digest, text = ''] = /^\/\*(\w+)\*\/([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
    expect([name, digest]).toEqual([name, createHash('sha256').update(text).digest('hex').slice(0, 16)]);
  }
});

test('a reader that closes the pipe early ends the output without a fault', () => {
  const script = 'set -o pipefail; "$1" "$2" schema values | head -c 10; echo " $?"';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, join(folder, 'floe.js')], {
    encoding: 'utf8',
  });
  expect([stdout.endsWith(' 0\n'), stderr]).toEqual([true, '']);
});

test('a full disk behind the output is said in a sentence', () => {
  const [input, output] = ['ignore', openSync('/dev/full', 'w')] as const;
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'floe.js'), 'schema', 'values'], {
    stdio: [input, output, 'pipe'],
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, 'floe: the output cannot be written: the disk is full\n']);
});
