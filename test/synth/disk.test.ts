import * as fs from 'node:fs';
import { publishSynthesis } from '../../lib/synth/publish-synthesis';
import { errors, PlatformFolder } from './platform-folder';

jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual('node:fs') }));

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the file system is read-only'],
])('a disk that refuses to be written to (%s) is a diagnostic, and the folder is as it was', (code, words) => {
  const folder = new PlatformFolder();
  folder.publish();
  const before = folder.output();
  folder.edit('platform/values.yaml', 'namespace: floe', 'namespace: data');
  const synthesis = folder.synthesize();
  const spy = jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
    throw Object.assign(new Error(code), { code, syscall: 'write' });
  });
  const { published, diagnostics } = publishSynthesis(synthesis, folder.path('charts-out'));
  spy.mockRestore();
  expect(published).toBe(false);
  expect(errors(diagnostics)).toEqual([`${folder.path('charts-out')}:1:1 error FLOE5001`]);
  expect(diagnostics.at(-1)?.message).toContain(words);
  expect(folder.output()).toEqual(before);
  folder.delete();
});
