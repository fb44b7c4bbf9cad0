import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Synthesis, synthesize } from '../../../lib/synth/synthesize';
import { renderTemplate } from '../../../lib/template/render-template';
import { AdrFolder } from '../../synth/adr-folder';
import { errors } from '../../synth/platform-folder';
import { describeUnless } from '../../tools/unless';
import { EverythingFolder } from '../kubernetes/everything-folder';
import { dagsterEnvironment, judge, type RunJob, type Verdict } from './dagster-environment';
import { type RenderedLocation, type RenderedRelease, renderedRelease, writtenManifests } from './rendered-release';

const repository = join(__dirname, '../../..');
const cases = join(repository, 'test/parity/cases');
const environment = dagsterEnvironment();
const suite = describeUnless(environment.skipped);

/**
 * Cases whose values no schema takes, or that are made of odd words: the chart writes them as they are, so do we, and
 * Dagster refuses them. What it says, by section.
 */
const refused: Readonly<Record<string, readonly RegExp[]>> = {
  'outside-schema-empty-values': [
    ...['run_storage', 'event_log_storage', 'schedule_storage'].flatMap((storage) =>
      ['db_name', 'hostname', 'username'].map(
        (key) => new RegExp(`^${storage}: .*postgres_db:${key} must not be None`),
      ),
    ),
    /^run_launcher: .*root:dagster_home must not be None/,
  ],
  'outside-schema-loose-types': [/root:scheduler:class must not be None/],
  'outside-schema-maps-for-lists': [/root:image_pull_secrets must be list/],
  'outside-schema-missing-sections': [/'NoneType' is not iterable/],
  'outside-schema-nulls': [/op_concurrency_slot_buffer must not be None/],
  'outside-schema-unknown-types': [/root:compute_logs must not be None/],
  'outside-schema-values': [/root:bucket must not be None/, /root:prefix must not be None/],
  'yaml-11-strings': [/unexpected config entry "labels" at path root:code_servers/],
};

function releasesOf(prefix: string, { environments, diagnostics }: Synthesis): RenderedRelease[] {
  expect(errors(diagnostics)).toEqual([]);
  return [...environments].flatMap(
    ([name, files]) => renderedRelease(`${prefix} ${name}`, writtenManifests(files)) ?? [],
  );
}

function ownReleases(): RenderedRelease[] {
  const folders = [new AdrFolder(), new EverythingFolder()] as const;
  try {
    return [
      ...releasesOf('sample', synthesize({ root: repository })),
      ...releasesOf('ADR', folders[0].synthesize()),
      ...releasesOf('everything', folders[1].synthesize()),
    ];
  } finally {
    for (const folder of folders) folder.delete();
  }
}

function corpus(): RenderedRelease[] {
  return readdirSync(cases).flatMap((name) => {
    const release = { name: 'floe-dagster', namespace: 'data-platform' };
    const { manifests } = renderTemplate({ release, files: [join(cases, name, 'values.yaml')] });
    return renderedRelease(name, manifests) ?? [];
  });
}

const own = environment.skipped === undefined ? ownReleases() : [];
const others = environment.skipped === undefined ? corpus() : [];

suite('Dagster', () => {
  let verdicts: ReadonlyMap<string, Verdict>;
  beforeAll(() => {
    if (environment.skipped === undefined) verdicts = judge(environment.python, [...own, ...others]);
  }, 600_000);

  test.each(own)('loads the instance, the workspace and every container context of $name', ({ name, locations }) => {
    const { problems, unknownClasses, jobs } = verdicts.get(name) as Verdict;
    expect({ problems, unknownClasses }).toEqual({ problems: [], unknownClasses: [] });
    expect(Object.keys(jobs).sort()).toEqual(locations.map((location) => location.name).sort());
  });

  const pairs = own.flatMap(({ name, locations }) => locations.map((location) => ({ release: name, location })));
  test.each(pairs)('a run of $location.name in $release equals its code server', ({ release, location }) => {
    const job = verdicts.get(release)?.jobs[location.name] as RunJob;
    expect(runOf(job)).toEqual(serverOf(location));
    expect(job.spec.ttlSecondsAfterFinished).toEqual(expect.any(Number));
    const amounts = { cpu: expect.any(String), memory: expect.any(String) };
    expect(job.spec.template.spec.containers[0]?.resources).toEqual({ limits: amounts, requests: amounts });
  });

  test.each(others)('loads what is rendered for the case $name', ({ name }) => {
    const expected = (refused[name] ?? []).map((sentence) => expect.stringMatching(sentence));
    expect(verdicts.get(name)?.problems).toEqual(expected);
  });
});

/** Variables of the process that the run launcher or the server alone has. */
const ownVariables = new Set([
  'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT',
  'DAGSTER_CONTAINER_CONTEXT',
  'DAGSTER_CURRENT_IMAGE',
  'DAGSTER_PG_PASSWORD',
  'DAGSTER_RUN_JOB_NAME',
]);

/** The last of several entries of one name counts, as in a real pod. */
function variablesOf(env: RenderedLocation['pod']['containers'][number]['env'] = []) {
  const entries = env.map(({ name, ...source }) => [name, source] as const);
  return Object.fromEntries([...new Map(entries)].filter(([name]) => !ownVariables.has(name)).sort());
}

function serverOf({ pod, image }: RenderedLocation) {
  const [server] = pod.containers;
  return {
    image,
    account: pod.serviceAccountName,
    env: variablesOf(server?.env),
    mounts: new Set((server?.volumeMounts ?? []).map(({ mountPath, subPath }) => `${mountPath} ${subPath ?? ''}`)),
  };
}

function runOf({ spec }: RunJob) {
  const { containers, serviceAccountName } = spec.template.spec;
  const [run] = containers;
  return {
    image: run?.image,
    account: serviceAccountName,
    env: variablesOf(run?.env),
    mounts: new Set(
      (run?.volumeMounts ?? [])
        .map(({ mountPath, subPath }) => `${mountPath} ${subPath ?? ''}`)
        // The launcher's own copy of dagster.yaml.
        .filter((mount) => !mount.startsWith('/opt/dagster/dagster_home/')),
    ),
  };
}
