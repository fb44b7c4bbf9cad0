import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floe } from './run-floe';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('import-values prints the tiered form, and the report on stderr', async () => {
  const file = join(folder, 'values.yaml');
  writeFileSync(file, 'dagsterDaemon: {heartbeatTolerance: 300, enabled: true}\n');
  const { status, stdout, stderr } = await floe('import-values', file);
  expect([status, stdout]).toEqual([0, 'dagster:\n  dagsterDaemon: {heartbeatTolerance: 300}\n']);
  expect(stderr).toContain('info FLOE8021 dagsterDaemon.enabled');
});

test('import-values --output writes a new file, and no file that exists', async () => {
  const [file, output] = [join(folder, 'values.yaml'), join(folder, 'new/tiered.yaml')];
  writeFileSync(file, 'dagsterDaemon: {heartbeatTolerance: 300}\n');
  expect(await floe('import-values', file, '--output', output)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(output, 'utf8')).toBe('dagster:\n  dagsterDaemon: {heartbeatTolerance: 300}\n');
  const { status, stderr } = await floe('import-values', file, '--output', output);
  expect(status).toBe(1);
  expect(stderr).toContain('error FLOE8000');
});

test('import-values refuses a platform.yaml that is not valid', async () => {
  writeFileSync(join(folder, 'values.yaml'), 'dagsterDaemon: {heartbeatTolerance: 300}\n');
  writeFileSync(join(folder, 'platform.yaml'), 'storage: 3\n');
  const { status, stdout } = await floe(
    'import-values',
    join(folder, 'values.yaml'),
    '--platform',
    join(folder, 'platform.yaml'),
  );
  expect([status, stdout]).toEqual([1, '']);
});
