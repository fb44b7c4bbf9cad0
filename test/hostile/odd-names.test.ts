import { cpSync } from 'node:fs';
import { floe } from '../cli/run-floe';
import { PlatformFolder } from '../synth/platform-folder';

/** Clears a screen, ends a line, begins a command of a workflow, and writes from right to left. */
const odd = 'x\u001b[2J\n::error::y\u009b31m\u202e';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
  folder.publish();
  cpSync(folder.path('charts-out/dev'), folder.path(`${odd}/dev`), { recursive: true });
  folder.write(`${odd}.yaml`, folder.read('platform/prod/platform.yaml'));
  folder.write(`broken${odd}.yaml`, 'a: [\n');
  folder.write(`chart${odd}.yaml`, 'postgresql: { enabled: false }\nunheard: 1\n');
});
afterEach(() => folder.delete());

test.each([
  ['synth', '--output', `new${odd}`],
  ['synth', '--output', odd],
  ['synth', '--check', '--output', odd],
  ['synth', '--format', 'helm', '--output', `helm${odd}`],
  ['synth', odd],
  ['validate', `${odd}.yaml`, '--kind', 'platform'],
  ['validate', `broken${odd}.yaml`, '--kind', 'values'],
  ['diff', `${odd}/dev`, 'charts-out/prod'],
  ['diff', `${odd}/dev`, 'charts-out/prod', '--format', 'markdown'],
  ['diff', `${odd}/dev`, 'charts-out/prod', '--format', 'html'],
  ['diff', `${odd}/dev`, 'charts-out/prod', '--format', 'github'],
  ['diff', '--rev', odd],
  ['values', odd],
  ['secrets', odd],
  ['matrix', odd],
  ['explain', 'prod', odd],
  ['explain', odd, 'release'],
  ['template', odd, '-f', `chart${odd}.yaml`, '-n', odd],
  ['import-values', `chart${odd}.yaml`],
  ['compile', '--floe-yaml', odd, '--platform-yaml', `${odd}.yaml`, '--env', odd],
  ['init', `init${odd}`],
])('a name that a terminal or a log would act on is shown harmlessly (%#: floe %s)', async (...argv) => {
  const before = process.cwd();
  process.chdir(folder.root);
  try {
    const { stdout, stderr } = await floe(...argv);
    // What floe template prints is YAML for a program to read, the name in it as it was given.
    const shown = argv[0] === 'template' ? stderr : stdout + stderr;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^::error::y/m);
    expect(shown).not.toContain('a fault of its own');
  } finally {
    process.chdir(before);
  }
});
