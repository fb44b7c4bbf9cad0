import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { withoutExtensions } from '../../lib/dagster/extension-keys';
import { renderDagster } from '../../lib/dagster/render';
import { renderYaml } from '../../lib/documents/yaml-text';
import { type Synthesis, synthesize } from '../../lib/synth/synthesize';
import { renderTemplate } from '../../lib/template/render-template';
import { comparable, parseObjects } from '../parity/comparison';
import { AdrFolder } from '../synth/adr-folder';
import { errors } from '../synth/platform-folder';
import { kubernetesBinaries } from '../tools/kubernetes-binaries';
import { testUnless } from '../tools/unless';

/** A folder with the official Dagster chart 1.12.17 and its subcharts; it is in no package registry. */
const chart = process.env['FLOE_DAGSTER_CHART'];
const binaries = kubernetesBinaries();
const repository = join(__dirname, '../..');

function helmTemplate(release: string, namespace: string, ...values: string[]): unknown[] {
  if (binaries.skipped !== undefined || chart === undefined) throw new Error('helm or the chart is missing');
  const args = ['template', release, chart, '--namespace', namespace, '--skip-schema-validation'];
  for (const file of values) args.push('-f', file);
  return parseObjects(execFileSync(binaries.helm, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' }));
}

const missing = binaries.skipped ?? (chart === undefined ? 'FLOE_DAGSTER_CHART names no chart' : undefined);
const run = testUnless(missing);

/** Compares every environment of a synthesis: Helm's objects, ours of the same values, what is published. */
function expectAgreement({ read, environments, diagnostics }: Synthesis, names: readonly string[]): void {
  expect(errors(diagnostics)).toEqual([]);
  expect(read.environments.map(({ name }) => name)).toEqual(names);
  const folder = mkdtempSync(join(tmpdir(), 'floe-'));
  try {
    for (const { name, derived } of read.environments) {
      const values = join(folder, `${name}.yaml`);
      const { release } = derived;
      const chart = withoutExtensions(derived.values).values;
      writeFileSync(values, renderYaml(chart));
      const { manifests } = renderDagster(coalesceWithDefaults(chart), release);
      expect(comparable(manifests)).toEqual(comparable(helmTemplate(release.name, release.namespace, values)));
      const texts = [...(environments.get(name) ?? [])].filter(([file]) => file !== 'kustomization.yaml');
      const objects = texts.flatMap(([, text]) => parseObjects(text)) as { metadata: Record<string, unknown> }[];
      const dagster = objects
        .filter(({ metadata }) => (metadata['labels'] as Record<string, string>)['app.kubernetes.io/name'] !== 'floe')
        .map((object) => ({ ...object, metadata: { ...object.metadata, namespace: undefined } }));
      // What is published is the same render, with what the official chart cannot express.
      const complete = renderDagster(coalesceWithDefaults(derived.values), release);
      expect(comparable(dagster)).toEqual(comparable(complete.manifests));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

run(
  'Helm renders the effective values of the sample environments to the same Dagster objects',
  () => {
    const synthesis = synthesize({ root: repository });
    expect(synthesis.diagnostics).toEqual([]);
    expectAgreement(synthesis, ['dev', 'local', 'prod']);
  },
  60_000,
);

run(
  'Helm renders the effective values of the ADR’s examples to the same Dagster objects',
  () => {
    const folder = new AdrFolder();
    try {
      expectAgreement(folder.synthesize(), ['prod']);
    } finally {
      folder.delete();
    }
  },
  60_000,
);

run(
  'Helm renders the parity corpus to what is kept as golden data',
  () => {
    const cases = join(__dirname, '../parity/cases');
    for (const name of readdirSync(cases)) {
      const { release, namespace } = JSON.parse(readFileSync(join(cases, name, 'case.json'), 'utf8'));
      const objects = helmTemplate(release, namespace, join(cases, name, 'values.yaml'));
      const golden = parseObjects(readFileSync(join(cases, name, 'expected.yaml'), 'utf8'));
      expect([name, comparable(objects)]).toEqual([name, comparable(golden)]);
    }
  },
  120_000,
);

/** Values files over one another: lists replaced, maps merged, defaults taken away, nulls set again. */
const layers = [
  `dagsterWebserver:
  env: [{name: STAGE, value: dev}]
  nodeSelector: {pool: small, disk: ssd}
  readinessProbe: {httpGet: {path: /ready, port: 80}, failureThreshold: 10}
  image: {tag: v1}
dagsterDaemon: {runRetries: {maxRetries: 2}, annotations: {a: "1"}}
postgresql: {persistence: {size: 10Gi}}
runLauncher: {config: {k8sRunLauncher: {resources: {limits: {cpu: 1, memory: 1Gi}}}}}
`,
  `dagsterWebserver:
  env: {STAGE: prod}
  nodeSelector: {pool: null}
  readinessProbe: {httpGet: null, exec: {command: [check]}}
  image: null
dagsterDaemon: {runRetries: {maxRetries: null}, annotations: null}
postgresql: {enabled: false, postgresqlHost: pg.acme.internal, persistence: null}
runLauncher: {config: {k8sRunLauncher: {resources: {limits: {cpu: null}}}}}
dagster-user-deployments:
  deployments:
    - {name: a, image: {repository: ghcr.io/acme/a, tag: 1, pullPolicy: Always}, port: "3030", codeServerArgs: [-m, a]}
`,
  `dagsterWebserver:
  readinessProbe: {failureThreshold: null, periodSeconds: 5}
  image: {repository: ghcr.io/acme/web, tag: 2.10, pullPolicy: IfNotPresent}
dagsterDaemon: {annotations: {b: "2"}}
`,
];

run('Helm merges values files to the same objects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'floe-'));
  try {
    const files = layers.map((_, index) => join(folder, `${index}.yaml`));
    for (const [index, file] of files.entries()) writeFileSync(file, layers[index] ?? '');
    for (const count of [1, 3]) {
      const some = files.slice(0, count);
      const { manifests, diagnostics } = renderTemplate({ release: { name: 'acme', namespace: 'data' }, files: some });
      expect(errors(diagnostics)).toEqual([]);
      expect(comparable(manifests)).toEqual(comparable(helmTemplate('acme', 'data', ...some)));
    }
    // Without its image, which the third file brings back, neither renders.
    const { manifests } = renderTemplate({ release: { name: 'acme', namespace: 'data' }, files: files.slice(0, 2) });
    expect(manifests).toEqual([]);
    expect(() => helmTemplate('acme', 'data', ...files.slice(0, 2))).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
