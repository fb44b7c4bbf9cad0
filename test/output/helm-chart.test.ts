import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import type { Manifest } from '../../lib/manifest';
import { renderHelmChart } from '../../lib/output/helm-chart';
import { kubernetesBinaries } from '../tools/kubernetes-binaries';

const binaries = kubernetesBinaries();
const run = binaries.skipped === undefined ? test : test.skip;
if (binaries.skipped !== undefined) console.warn(`Helm's view of charts: skipped, because ${binaries.skipped}`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function chartOf(manifests: readonly Manifest[]) {
  return renderHelmChart({ environment: 'prod', release: 'floe-dagster', namespace: 'floe', manifests });
}

function helm(command: string, files: ReadonlyMap<string, string>, ...more: string[]): string {
  if (binaries.skipped !== undefined) throw new Error(binaries.skipped);
  for (const [name, content] of files) {
    mkdirSync(join(folder, 'chart', dirname(name)), { recursive: true });
    writeFileSync(join(folder, 'chart', name), content);
  }
  const chart = join(folder, 'chart');
  const at = command === 'lint' ? ['lint', '--strict', chart] : [command, 'other-release', chart];
  return execFileSync(binaries.helm, [...at, ...more], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

const byName = (objects: readonly unknown[]) =>
  Object.fromEntries((objects as Manifest[]).map((object) => [`${object.kind} ${object.metadata.name}`, object]));

function configMap(name: string, data: Record<string, string>): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'floe' }, data };
}

test('a chart says what it holds, and its version is that of its content', () => {
  const chart = chartOf([configMap('a', { text: 'x' })]);
  expect([...chart.keys()]).toEqual(['Chart.yaml', 'values.yaml', 'templates/configmap_a.yaml']);
  const version = /version: (\S+)/.exec(chart.get('Chart.yaml') ?? '')?.[1];
  expect(version).toMatch(/^1\.0\.0\+[0-9a-f]{12}$/);
  expect(chartOf([configMap('a', { text: 'x' })])).toEqual(chart);
  expect(chartOf([configMap('a', { text: 'y' })]).get('Chart.yaml')).not.toBe(chart.get('Chart.yaml'));
});

run('helm template prints texts as they are, template actions and blank ends of files too', () => {
  const pieces = [
    '{{',
    '}}',
    '{{-',
    '-}}',
    '{{/*',
    '*/}}',
    '{{ .Values.x }}',
    '{{{',
    '`',
    '"',
    "'",
    '\\',
    '\n',
    ' ',
    '---\n',
    '\t',
    'a',
    '#',
    '%',
    '\r',
    'é',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  const texts = fc.sample(text, { numRuns: 400, seed: 7 });
  const manifests = ['{{ fail "run" }}', 'ends\n\n\n', 'blank end \n \n', '\n\n', '{{ "{{" }}', ...texts].map(
    (value, index) => configMap(`text-${index}`, { 'z.txt': value, [`key-${index}`]: value }),
  );
  expect(byName(loadAll(helm('template', chartOf(manifests))))).toEqual(byName(manifests));
});

run('helm template prints hooks, definitions and objects of any namespace, whatever namespace it is given', () => {
  const manifests: Manifest[] = [
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate', namespace: 'floe', annotations: { 'helm.sh/hook': 'pre-upgrade' } },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'b:1' }] } } },
    },
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com' },
      spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Thing', plural: 'things' }, versions: [] },
    },
    {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'one', namespace: 'elsewhere' },
      spec: { on: 'yes' },
    },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' }, rules: [] },
    configMap('notes', { 'NOTES.txt': '{{ .Release.Name }}' }),
  ];
  const printed = helm('template', chartOf(manifests), '--namespace', 'third', '--set', 'a=b');
  expect(byName(loadAll(printed))).toEqual(byName(manifests));
  expect(helm('lint', chartOf(manifests))).toContain('0 chart(s) failed');
});
