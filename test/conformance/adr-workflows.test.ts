import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { testUnless } from '../tools/unless';

const repository = join(__dirname, '../..');
const program = join(repository, 'dist/bin/floe.js');
const run = testUnless(existsSync(program) ? undefined : 'dist/ is missing (npm run build)');

/** The steps as the ADR prints them, with its escapes. */
const releaseStep = String.raw`for env in local dev prod; do
  floe validate platform/\${env}/platform.yaml
done`;
const compileStep = String.raw`floe compile \\
  --floe-yaml=floe.yaml \\
  --platform-yaml=.floe/platform-\${{ env.ENVIRONMENT }}.yaml \\
  --output=.floe/compiled_artifacts.json`;

const read = (file: string): string => readFileSync(join(repository, 'test/schema', file), 'utf8');
const platform = read('platform/fixtures/adr-platform.yaml');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'floe-'));
  write('bin/floe', `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(root, 'bin/floe'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

/** Runs a step as GitHub does: bash that stops at the first failure, expressions filled in. */
function step(escaped: string, environment = '') {
  const script = escaped
    .replaceAll('\\$', '$')
    .replaceAll('\\\\\n', '\\\n')
    .replaceAll('$'.concat('{{ env.ENVIRONMENT }}'), environment);
  const env = { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}` };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: root, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

run('the release of the platform validates the file of every environment', () => {
  for (const environment of ['local', 'dev', 'prod']) write(`platform/${environment}/platform.yaml`, platform);
  const { status, stdout } = step(releaseStep);
  expect(status).toBe(0);
  expect(stdout).toBe(
    ['local', 'dev', 'prod'].map((one) => `platform/${one}/platform.yaml: valid (platform)\n`).join(''),
  );
});

run('the release stops at an invalid file, whichever environment it is of', () => {
  for (const environment of ['local', 'dev', 'prod']) write(`platform/${environment}/platform.yaml`, platform);
  write('platform/local/platform.yaml', platform.replace('bucket:', 'buckt:'));
  expect(step(releaseStep)).toMatchObject({ status: 1, stdout: '' });
});

run('the build of a pipeline compiles against the downloaded file of its environment', () => {
  write('floe.yaml', read('floe-spec/fixtures/adr-floe.yaml'));
  write('.floe/platform-prod.yaml', platform);
  expect(step(compileStep, 'prod')).toMatchObject({ status: 0, stdout: '' });
  const artifacts = JSON.parse(readFileSync(join(root, '.floe/compiled_artifacts.json'), 'utf8'));
  expect(artifacts.resolved_profiles).toMatchObject({ platform_env: 'prod', storage: { bucket: 'iceberg-data' } });
});
