import { truncateSync } from 'node:fs';
import { floe } from '../cli/run-floe';
import { PlatformFolder } from '../synth/platform-folder';
import { bombs } from './bombs';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const files = [
  'platform/prod/values.yaml',
  'platform/prod/platform.yaml',
  'platform/prod/artifacts/customer-analytics.json',
  'platform/prod/secrets/x.yaml',
];

describe.each(Object.entries(bombs))('%s', (_, content) => {
  test.each(files)('in %s is refused, or harmless, by every command', async (file) => {
    folder.publish();
    const before = folder.output();
    folder.write(file, content);
    const path = folder.path(file);
    const root = ['--root', folder.root];
    const runs = [
      ['synth', ...root],
      ['values', 'prod', ...root],
      ['validate', path, '--kind', file.endsWith('.json') ? 'artifacts' : 'floe'],
      ...(file.endsWith('values.yaml')
        ? [
            ['template', 'x', '-f', path],
            ['explain', 'prod', 'dagster', ...root],
            ['secrets', 'prod', ...root],
          ]
        : []),
    ];
    for (const argv of runs) {
      const { status, stderr } = await floe(...argv);
      expect([argv[0], status === 0 || status === 1]).toEqual([argv[0], true]);
      expect(stderr).not.toContain('a fault of its own');
      if (status === 1) expect(stderr).toMatch(/^\S.*:\d+:\d+ error FLOE\d{4}/m);
    }
    const unchanged = (await floe('synth', '--check', ...root)).status === 0;
    if (!unchanged) expect(folder.output()).toEqual(before);
  });
});

test.each(files)('a file of 50 MB is not read: %s', async (file) => {
  folder.write(file, '');
  truncateSync(folder.path(file), 50 * 1024 * 1024);
  const { status, stderr } = await floe('synth', '--root', folder.root);
  expect([status, stderr]).toEqual([1, expect.stringContaining(`${file}:1:1 error FLOE1005`)]);
});

test('a byte order mark and Windows line ends are harmless', () => {
  const expected = folder.synthesize('prod').environments.get('prod');
  for (const file of files.slice(0, 3)) {
    folder.write(
      file,
      file.endsWith('platform.yaml')
        ? `\ufeff${folder.read(file)}`
        : `\ufeff${folder.read(file).replaceAll('\n', '\r\n')}`,
    );
  }
  expect(folder.synthesize('prod').environments.get('prod')).toEqual(expected);
});
