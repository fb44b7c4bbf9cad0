import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { writeNewFiles } from '../../lib/output/new-files';
import { scaffolds, textOf } from './scaffolds';

const repository = join(__dirname, '../..');

interface Workflow {
  readonly permissions: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }>
  >;
}

const texts = {
  release: textOf(scaffolds.platformConfig(), '.github/workflows/release.yaml'),
  check: textOf(scaffolds.platformConfig(), '.github/workflows/floe.yaml'),
  deploy: textOf(scaffolds.pipeline(), '.github/workflows/build-deploy.yaml'),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The shell scripts of a workflow, in order. */
function scripts(text: string): string[] {
  const { jobs } = load(text) as Workflow;
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));
}

/** Puts a program into the way of the scripts. */
function program(name: string, script: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

function run(script: string, env: Readonly<Record<string, string>>) {
  const path = `${join(folder, 'bin')}:${dirname(process.execPath)}:${process.env['PATH']}`;
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path, ...env } } as const;
  return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], options);
}

const floe = `exec ${process.execPath} ${join(repository, 'dist/bin/floe.js')} "$@"`;

test.each(Object.entries(texts))(
  'the workflow %s has no rights but those of its jobs, and pins what it uses',
  (_, text) => {
    const workflow = load(text) as Workflow;
    expect(workflow.permissions).toEqual({});
    const used = text.match(/uses: .*/g) ?? [];
    for (const action of used) expect(action).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    // One version of each action in all of them.
    const common = Object.values(texts).flatMap((other) => other.match(/uses: .*/g) ?? []);
    const name = (action: string) => action.split('@')[0];
    for (const action of used) {
      expect(new Set(common.filter((other) => name(other) === name(action)))).toEqual(new Set([action]));
    }
    for (const script of scripts(text)) {
      // A backslash before a dollar or at a line's end in YAML would be an escape of the document's author.
      expect(script).not.toMatch(/\\\$|\\\\|\$\{\{/);
    }
  },
);

test('a release validates first, and publishes two files of each environment under names of their own', () => {
  const diagnostics = writeNewFiles(folder, scaffolds.platformConfig());
  expect(diagnostics).toEqual([]);
  execFileSync(process.execPath, [join(repository, 'dist/bin/floe.js'), 'synth'], { cwd: folder });
  program('npx', `shift\n${floe}`);
  program('npm', '');
  program('gh', `printf '%s\\n' "$@" > gh-arguments`);
  const commands = scripts(texts.release);
  expect(commands.join('\n').match(/floe (validate|synth|values)|gh release create/g)).toEqual([
    'floe validate',
    'floe synth',
    'floe values',
    'gh release create',
  ]);
  const env = { GITHUB_REF_NAME: 'platform-config-v1.2.3', GITHUB_REPOSITORY: 'acme/platform-config' };
  for (const script of commands) expect([script, run(script, env).status]).toEqual([script, 0]);
  const assets = ['dev', 'local', 'prod'].flatMap((name) => [`platform-${name}.yaml`, `values-${name}.yaml`]).sort();
  expect(readdirSync(join(folder, 'dist/release'))).toEqual(assets);
  const said = readFileSync(join(folder, 'gh-arguments'), 'utf8').split('\n');
  expect(said.slice(0, 3)).toEqual(['release', 'create', 'platform-config-v1.2.3']);
  expect(said).toEqual(expect.arrayContaining(assets.map((name) => `dist/release/${name}`)));
  writeFileSync(join(folder, 'platform/prod/platform.yaml'), 'version: "1.3.0"\nstorag: {}\n');
  const [validation = ''] = commands.filter((script) => script.includes('floe validate'));
  expect(run(validation, env).status).toBe(1);
});

test('a deployment reads the pin, compiles against that release, and sets the image of its code location', () => {
  writeNewFiles(folder, scaffolds.pipeline('customer-analytics'));
  const released = join(folder, 'released');
  mkdirSync(released);
  cpSync(join(repository, 'platform/prod/platform.yaml'), join(released, 'platform-prod.yaml'));
  writeFileSync(
    join(released, 'values-prod.yaml'),
    'dagster-user-deployments: { deployments: [{ name: customer-analytics }] }\n',
  );
  program('npm', '');
  program('floe', floe);
  program('gh', `echo "$*" >> said; cp released/* .floe/`);
  for (const name of ['docker', 'helm']) program(name, `cat > /dev/null; echo "${name} $*" >> said`);
  program(
    'yq',
    `case "$*" in *platform_config_version*) echo platform-config-v1.0.0;; *) printf '%s\\n' "yq $1" >> said;; esac`,
  );
  const { env = {}, jobs } = load(texts.deploy) as Workflow;
  const exported = join(folder, 'github-env');
  writeFileSync(exported, '');
  const given = {
    ...env,
    PLATFORM_REPOSITORY: 'acme/platform-config',
    GITHUB_REPOSITORY: 'acme/Customer-Analytics',
    GITHUB_ENV: exported,
    GITHUB_SHA: 'abc',
    GITHUB_ACTOR: 'me',
    REGISTRY_TOKEN: 'x',
    KUBE_CONFIG: 'y',
    RUNNER_TEMP: folder,
  };
  expect(Object.keys(jobs)).toEqual(['build-deploy']);
  for (const script of scripts(texts.deploy)) {
    const more = Object.fromEntries(
      readFileSync(exported, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('=')),
    );
    const { status, stderr } = run(script, { ...given, ...more });
    expect([script, status, stderr]).toEqual([script, 0, '']);
  }
  expect(JSON.parse(readFileSync(join(folder, '.floe/compiled_artifacts.json'), 'utf8'))).toMatchObject({
    metadata: expect.any(Object),
  });
  const said = readFileSync(join(folder, 'said'), 'utf8').trim().split('\n');
  expect(said).toEqual([
    expect.stringMatching(
      /^release download platform-config-v1\.0\.0 --repo acme\/platform-config .*platform-prod\.yaml.*values-prod\.yaml$/,
    ),
    'docker login ghcr.io --username me --password-stdin',
    'docker build --tag ghcr.io/acme/customer-analytics:abc .',
    'docker push ghcr.io/acme/customer-analytics:abc',
    'yq --exit-status',
    'yq --inplace',
    expect.stringMatching(/^helm upgrade --install floe-dagster dagster .*--values \.floe\/values-prod\.yaml/),
  ]);
});
