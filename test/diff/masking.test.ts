import { comparePair } from '../../lib/diff/compare-sides';
import { formatDiffGithub } from '../../lib/diff/github/format-github';
import { formatDiffHtml } from '../../lib/diff/html/format-html';
import { formatDiffJson } from '../../lib/diff/json/format-json';
import { formatDiffMarkdown } from '../../lib/diff/markdown/format-markdown';
import { maskedSentence, maskedWord } from '../../lib/diff/masked-words';
import { applyParity } from '../../lib/diff/matrix/apply-parity';
import { buildMatrix } from '../../lib/diff/matrix/build-matrix';
import { formatMatrixHtml } from '../../lib/diff/matrix/format-matrix-html';
import { formatMatrixJson } from '../../lib/diff/matrix/format-matrix-json';
import { formatMatrixMarkdown } from '../../lib/diff/matrix/format-matrix-markdown';
import { formatMatrixText } from '../../lib/diff/matrix/format-matrix-text';
import type { Side } from '../../lib/diff/sides/side';
import { formatDiffText } from '../../lib/diff/text/format-text';
import type { Manifest } from '../../lib/manifest';
import { deployment, object } from './objects';

const canaries = ['Zq8canaryOld7rT2mWx4Lp9', 'canary-7Hq2Zk9LmXw4Tb', 'ghp_R7kX2mQ9vT4wY8zB3nC6pL1sD5fG0hJ2aE4u'];

/** Objects in which a credential is a key or a name, by the kind of place. */
const places: readonly (readonly [string, (canary: string, value: string) => Manifest])[] = [
  ['a key of a ConfigMap', (key, value) => object('v1', 'ConfigMap', 'a', { data: { [key]: value } })],
  ['an annotation', (key, value) => object('v1', 'ConfigMap', 'a', { metadata: { annotations: { [key]: value } } })],
  ['a label', (key, value) => object('v1', 'ConfigMap', 'a', { metadata: { labels: { [key]: value } } })],
  ['a key of YAML', (key, value) => object('v1', 'ConfigMap', 'a', { data: { 'a.yaml': `x:\n  ${key}: ${value}\n` } })],
  [
    'a key of JSON',
    (key, value) =>
      deployment('a', { container: { env: [{ name: 'A', value: JSON.stringify({ x: { [key]: value } }) }] } }),
  ],
  ['a variable', (key, value) => deployment('a', { container: { env: [{ name: key, value }] } })],
  ['a key of a Secret', (key, value) => object('v1', 'Secret', 'a', { stringData: { [key]: value } })],
  ['a key in a list', (key, value) => object('v1', 'ConfigMap', 'a', { x: [{ y: [{ [key]: value }] }] })],
  [
    'a custom resource',
    (key, value) => object('example.com/v1', 'Thing', 'a', { spec: { tokens: { [key]: { on: value } } } }),
  ],
  [
    'a name in a Role',
    (key, value) =>
      object('rbac.authorization.k8s.io/v1', 'Role', 'a', {
        rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [key], verbs: ['get', value] }],
      }),
  ],
  [
    'a path of an Ingress',
    (key, value) =>
      object('networking.k8s.io/v1', 'Ingress', 'a', {
        spec: { rules: [{ host: 'a.example.com', http: { paths: [{ path: `/${key}`, pathType: value }] } }] },
      }),
  ],
  [
    'a key of an ExternalSecret',
    (key, value) =>
      object('external-secrets.io/v1', 'ExternalSecret', 'a', {
        spec: { data: [{ secretKey: key, remoteRef: { key: value } }] },
      }),
  ],
];

const side = (label: string, ...manifests: Manifest[]): Side => ({
  label,
  environments: new Map([['', { manifests }]]),
  diagnostics: [],
  textOf: () => undefined,
});

/** Everything that any form of any report says of two objects. */
function everything(before: Manifest[], after: Manifest[]): string {
  const report = comparePair(side('before', ...before), side('after', ...after));
  const matrix = applyParity(
    buildMatrix([
      { name: 'one', manifests: before },
      { name: 'two', manifests: after },
    ]),
    { allowed: [], ignored: [] },
  );
  const form = { color: false, width: 1000 };
  return [
    formatDiffText(report, form),
    formatDiffText(report, { ...form, by: 'cause' }),
    formatDiffMarkdown(report),
    formatDiffMarkdown(report, { by: 'cause' }),
    formatDiffJson(report),
    formatDiffHtml(report, matrix),
    formatDiffGithub(report),
    formatMatrixText(matrix, form),
    formatMatrixMarkdown(matrix),
    formatMatrixJson(matrix),
    formatMatrixHtml(matrix),
  ].join('\n');
}

test.each(places.flatMap(([name, make]) => canaries.map((canary) => [name, make, canary] as const)))(
  'a credential that is %s is in no report',
  (_, make, canary) => {
    for (const [before, after] of [
      [[make(canary, 'one')], [make(canary, 'two')]],
      [[make('other', 'one')], [make(canary, 'one')]],
      [[make(canary, 'one')], [make('other', 'two')]],
      [[], [make(canary, 'one')]],
      [[make(canary, 'one')], []],
    ] as const) {
      const told = everything([...before], [...after]);
      expect(told.split('\n').filter((line) => line.includes(canary))).toEqual([]);
    }
  },
);

test('names, digests, paths and sentences are no credentials', () => {
  for (const word of [
    'floe-dagster-dagster-user-deployments-marketing-attribution',
    'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT',
    'checksum/dagster-user-deployment',
    'eks.amazonaws.com/role-arn',
    'init-user-deployment-marketing-attribution',
    'rbac.authorization.k8s.io/clusterrolebindings',
    'pod-security.kubernetes.io/enforce',
    'arn:aws:iam::444455556666:role/FloeStorageRole',
  ]) {
    expect([word, maskedWord(word), maskedSentence(`its pods run as ${word}, before`)]).toEqual([
      word,
      word,
      `its pods run as ${word}, before`,
    ]);
  }
});
