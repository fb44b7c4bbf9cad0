import { join, relative } from 'node:path';
import { readPlatformFile } from '../../lib/compile/read-platform-file';
import { CompileFolder } from './compile-folder';

let folder: CompileFolder;
beforeEach(() => {
  folder = new CompileFolder();
});
afterEach(() => folder.delete());

function find(choice: Partial<Parameters<typeof readPlatformFile>[0]> = {}) {
  const { file, environment, diagnostics } = readPlatformFile({
    floeFile: folder.path('floe.yaml'),
    variables: {},
    ...choice,
  });
  return {
    file: file === undefined ? undefined : relative(folder.root, file),
    environment,
    codes: diagnostics.map(({ code }) => code),
  };
}

const places = [
  'platform/prod/platform.yaml',
  'prod/platform.yaml',
  '.floe/prod/platform.yaml',
  'platform/platform.yaml',
  'platform.yaml',
  '.floe/platform.yaml',
];

test('every place of the environment comes before any place that serves all', () => {
  const order: (string | undefined)[] = [];
  for (const place of [...places].reverse()) {
    folder.write(place, '');
    order.unshift(find({ environment: 'prod' }).file);
  }
  expect(order).toEqual(places);
});

test('FLOE_PLATFORM_ENV chooses the environment, and --env wins over it', () => {
  folder.write('platform/dev/platform.yaml', '');
  folder.write('platform/prod/platform.yaml', '');
  const variables = { FLOE_PLATFORM_ENV: 'dev' };
  expect(find({ variables })).toEqual({ file: 'platform/dev/platform.yaml', environment: 'dev', codes: [] });
  expect(find({ variables, environment: 'prod' }).file).toBe('platform/prod/platform.yaml');
});

test('without any choice the environment is local', () => {
  folder.write('platform/local/platform.yaml', '');
  const variables = { FLOE_PLATFORM_ENV: '' };
  expect(find({ variables })).toEqual({ file: 'platform/local/platform.yaml', environment: 'local', codes: [] });
});

test('FLOE_PLATFORM_FILE names a file, and --platform-yaml wins over it', () => {
  const variables = { FLOE_PLATFORM_FILE: folder.path('.floe/platform-prod.yaml') };
  expect(find({ variables })).toEqual({ file: '.floe/platform-prod.yaml', environment: 'prod', codes: [] });
  folder.write('mine.yaml', '');
  expect(find({ variables, platformFile: folder.path('mine.yaml') }).file).toBe('mine.yaml');
});

test('a file of FLOE_PLATFORM_FILE that is missing is reported as such', () => {
  const { diagnostics } = readPlatformFile({
    floeFile: folder.path('floe.yaml'),
    variables: { FLOE_PLATFORM_FILE: folder.path('none.yaml') },
  });
  expect(diagnostics.map(({ message }) => message)).toEqual(['the file does not exist (FLOE_PLATFORM_FILE names it)']);
});

test('a misspelled environment that ends at the file for all is a warning', () => {
  folder.write('platform/platform.yaml', '');
  const expected = { file: 'platform/platform.yaml', environment: 'pord', codes: ['FLOE6002'] };
  expect(find({ environment: 'pord' })).toEqual(expected);
  expect(find().codes).toEqual([]);
});

test('a file that tells another environment than the one that is named is a warning', () => {
  folder.write('platform/dev/platform.yaml', '');
  const platformFile = folder.path('platform/dev/platform.yaml');
  expect(find({ platformFile, environment: 'prod' })).toMatchObject({ environment: 'prod', codes: ['FLOE6003'] });
  expect(find({ platformFile, environment: 'dev' })).toMatchObject({ environment: 'dev', codes: [] });
});

test('no file at all is an error that names every place', () => {
  const { diagnostics } = readPlatformFile({ floeFile: folder.path('floe.yaml'), environment: 'prod', variables: {} });
  expect(diagnostics.map(({ code }) => code)).toEqual(['FLOE6001']);
  for (const place of places) expect(diagnostics[0]?.message).toContain(join(folder.root, place));
  expect(diagnostics[0]?.message).toContain(' ~/.floe/prod/platform.yaml,');
});

test.each([
  ['platform/prod/platform.yaml', 'prod'],
  ['.floe/dev/platform.yaml', 'dev'],
  ['.floe/platform-staging.yaml', 'staging'],
  ['platform.yaml', 'local'],
  ['config/platform.yaml', 'local'],
])('%s is of the environment %s', (file, environment) => {
  folder.write(file, '');
  expect(find({ platformFile: folder.path(file) })).toMatchObject({ environment });
});
