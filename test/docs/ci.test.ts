import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { PlatformFolder } from '../synth/platform-folder';

const repository = join(__dirname, '../..');
const text = readFileSync(join(repository, 'docs/ci/github-actions.yaml'), 'utf8');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
const workflow = load(text) as {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<'check' | 'comment', Job>>;
};

/** A pull request as GitHub checks it out: a shallow clone of its merge commit with its parents. */
class PullRequest {
  readonly folder = new PlatformFolder();
  readonly checkout = this.folder.path('checkout');
  private readonly bin = this.folder.path('bin');

  constructor() {
    const origin = this.folder.path('origin');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: origin });
    mkdirSync(origin);
    git('init', '--quiet', '--initial-branch', 'main');
    const commit = (message: string) => {
      this.folder.publish();
      execFileSync('cp', ['-r', this.folder.path('platform'), this.folder.path('charts-out'), origin]);
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
    };
    commit('base');
    git('switch', '--quiet', '--create', 'change');
    this.folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: 4');
    commit('four webservers');
    git('switch', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    const clone = ['clone', '--quiet', '--depth', '2', `file://${origin}`, this.checkout];
    execFileSync('git', clone);
    this.program('npx', `shift\nexec ${process.execPath} ${join(repository, 'dist/bin/floe.js')} "$@"`);
  }

  /** Puts a program into the way of the scripts. */
  program(name: string, script: string): void {
    mkdirSync(this.bin, { recursive: true });
    writeFileSync(join(this.bin, name), `#!/bin/bash\n${script}\n`);
    chmodSync(join(this.bin, name), 0o755);
  }

  run(script: string, cwd = this.checkout): { status: number | null; stderr: string; stdout: string } {
    return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${this.bin}:${dirname(process.execPath)}:${process.env['PATH']}`,
        RUNNER_TEMP: this.folder.path('temp'),
        GITHUB_STEP_SUMMARY: this.folder.path('summary.md'),
        GITHUB_REPOSITORY: 'acme/platform-config',
        PULL_REQUEST: '7',
      },
    });
  }

  delete(): void {
    this.folder.delete();
  }
}

const scripts = (job: Job): string[] =>
  job.steps.flatMap(({ run }) => (run === undefined || run === 'npm ci' ? [] : [run]));

test('the workflow has no more rights than it needs, and pins what it uses', () => {
  expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push']);
  expect(workflow.permissions).toEqual({});
  const { check, comment } = workflow.jobs;
  expect([check.permissions, comment.permissions]).toEqual([{ contents: 'read' }, { 'pull-requests': 'write' }]);
  const used = text.match(/uses: .*/g) ?? [];
  expect(used).toHaveLength(4);
  for (const action of used) expect(action).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  // What may write runs nothing of the pull request.
  const writing = JSON.stringify(comment);
  expect(writing).not.toContain('checkout');
  expect(writing).not.toMatch(/npm|npx|node /);
  // Texts of a pull request in a script would be run by the shell.
  for (const script of [...scripts(check), ...scripts(comment)]) expect(script).not.toContain('${{');
});

test('every command of the workflow runs in a shallow checkout of a pull request, and leaves a report', () => {
  const pull = new PullRequest();
  try {
    const commands = scripts(workflow.jobs.check);
    expect(commands.join('\n').match(/npx floe \w+/g)).toEqual([
      'npx floe validate',
      'npx floe synth',
      'npx floe synth',
      'npx floe diff',
      'npx floe diff',
      'npx floe diff',
    ]);
    for (const script of commands) expect([script, pull.run(script)]).toMatchObject([script, { status: 0 }]);
    const report = readFileSync(join(pull.checkout, 'floe-diff/report.md'), 'utf8');
    expect(report).toMatch(/^<!-- floe diff -->\n/);
    expect(report).toContain('replicas');
    expect(readFileSync(pull.folder.path('summary.md'), 'utf8')).toBe(report);
    expect(readFileSync(join(pull.checkout, 'floe-diff/report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  } finally {
    pull.delete();
  }
}, 60_000);

test('the comment is written once and then updated', () => {
  const pull = new PullRequest();
  try {
    const calls = pull.folder.path('calls');
    const [script = ''] = scripts(workflow.jobs.comment);
    const comment = (existing: string) => {
      pull.program('gh', `echo "$*" >> ${calls}\ncase "$*" in *--paginate*) printf '${existing}';; esac`);
      expect(pull.run(script)).toMatchObject({ status: 0, stderr: '' });
      const said = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
      writeFileSync(calls, '');
      return said.at(-1);
    };
    const body = '-F body=@report.md';
    expect(comment('')).toBe(`api --silent --method POST repos/acme/platform-config/issues/7/comments ${body}`);
    expect(comment('41\\n42\\n')).toBe(
      `api --silent --method PATCH repos/acme/platform-config/issues/comments/41 ${body}`,
    );
  } finally {
    pull.delete();
  }
}, 60_000);
