import { CompileFolder, found } from './compile-folder';

let folder: CompileFolder;
beforeEach(() => {
  folder = new CompileFolder();
});
afterEach(() => folder.delete());

const adrPin = `platform_config_version: "platform-config-v1.2.3"
compatibility:
  min_version: "platform-config-v1.2.0"
  max_version: "platform-config-v1.3.0"
`;

function pin(text: string, release?: string): string[] {
  folder.write('.floe/platform-version.yaml', text);
  return found(folder.compile(release === undefined ? {} : { platformVersion: release }));
}

test('the ADR’s pin is valid', () => {
  expect(pin(adrPin)).toEqual([]);
});

test.each([
  ['below its range', 'platform-config-v1.1.9', 'error FLOE6022 platform_config_version'],
  ['above its range', 'platform-config-v1.10.0', 'error FLOE6022 platform_config_version'],
  ['a candidate of its oldest release', 'platform-config-v1.2.0-rc.1', 'error FLOE6022 platform_config_version'],
  ['no release', 'latest', 'error FLOE2005 platform_config_version'],
  ['not complete', 'platform-config-v1.2', 'error FLOE2005 platform_config_version'],
])('a pinned version that is %s is refused', (_, version, expected) => {
  expect(pin(adrPin.replace('platform-config-v1.2.3', version))).toEqual([expected]);
});

test('both ends belong to the range', () => {
  for (const version of ['1.2.0', '1.3.0']) expect(pin(adrPin.replace('1.2.3', version))).toEqual([]);
});

test('an oldest version above the newest is refused', () => {
  expect(pin(adrPin.replace('1.3.0', '1.1.0'))).toEqual(['error FLOE6021 compatibility.min_version']);
});

test('the release that is compiled with is held against the pin', () => {
  expect(pin(adrPin, 'platform-config-v1.2.3')).toEqual([]);
  expect(pin(adrPin, 'platform-config-v1.2.9')).toEqual(['warning FLOE6025 platform_config_version']);
  expect(pin(adrPin, 'platform-config-v2.0.0')).toEqual(['error FLOE6023 platform_config_version']);
});

test('a release without a pin is refused, and so is a pin that is missing', () => {
  expect(found(folder.compile({ platformVersion: 'platform-config-v1.2.3' }))).toEqual(['error FLOE6024']);
  const missing = folder.compile({ platformVersion: folder.path('none.yaml') });
  expect(found(missing)).toEqual(['error FLOE1001']);
  expect(missing.diagnostics[0]?.fix).toContain('or a release such as');
});

test('the prefix of the tag may be left out, anywhere', () => {
  const short = adrPin.replaceAll('platform-config-v', '');
  expect(pin(short)).toEqual([]);
  expect(pin(short, 'platform-config-v1.2.3')).toEqual([]);
  expect(pin(adrPin, '1.2.3')).toEqual([]);
  expect(pin(adrPin.replace('platform-config-v1.2.3', 'v1.1.0'))).toEqual(['error FLOE6022 platform_config_version']);
  expect(pin(short, 'v1.3.1')).toEqual(['error FLOE6023 platform_config_version']);
});

test('another file can be named', () => {
  folder.write('pin.yaml', 'platform_config_version: platform-config-v1.0.0\n');
  expect(found(folder.compile({ platformVersion: folder.path('pin.yaml') }))).toEqual([]);
});
