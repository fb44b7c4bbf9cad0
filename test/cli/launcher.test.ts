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
