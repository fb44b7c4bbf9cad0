import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from '../../tools/python-environment';
import type { PodSpec, RenderedRelease } from './rendered-release';

/** Dagster as the chart 1.12.17 runs it; its libraries have numbers of their own. */
const requirements = [
  'dagster==1.12.17',
  'dagster-webserver==1.12.17',
  ...['postgres', 'k8s', 'aws', 'gcp', 'azure', 'celery', 'celery-k8s'].map((name) => `dagster-${name}==0.28.17`),
  // From 2.1 on, another driver than the one that dagster-postgres brings is the default.
  'sqlalchemy<2.1',
];

/** @param more what else is to be imported beside Dagster */
export const dagsterEnvironment = (more: readonly string[] = []) => pythonEnvironment([...requirements, ...more]);

/** The Job that Dagster makes of a run. */
export interface RunJob {
  readonly metadata: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly ttlSecondsAfterFinished?: number; readonly template: { readonly spec: PodSpec } };
}

/** What Dagster says of a release. */
export interface Verdict {
  readonly name: string;
  readonly problems: readonly string[];
  /** Classes that are neither Dagster's nor installed. */
  readonly unknownClasses: readonly string[];
  readonly jobs: Readonly<Record<string, RunJob>>;
}

/** Lets Dagster read releases, all in one process: its start takes seconds. */
export function judge(python: string, releases: readonly RenderedRelease[]): Map<string, Verdict> {
  const answer = execFileSync(python, ['-B', join(__dirname, 'check_releases.py')], {
    input: JSON.stringify(releases),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    timeout: 600_000,
  });
  return new Map((JSON.parse(answer) as Verdict[]).map((verdict) => [verdict.name, verdict]));
}
