import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
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
