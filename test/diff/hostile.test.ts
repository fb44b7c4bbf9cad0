import fc from 'fast-check';
import { comparePair } from '../../lib/diff/compare-sides';
import { formatDiffGithub } from '../../lib/diff/github/format-github';
import { formatDiffHtml } from '../../lib/diff/html/format-html';
import { formatDiffJson } from '../../lib/diff/json/format-json';
import { formatDiffMarkdown } from '../../lib/diff/markdown/format-markdown';
import { buildMatrix } from '../../lib/diff/matrix/build-matrix';
import { parseManifests } from '../../lib/diff/sides/parse-manifests';
import type { Side } from '../../lib/diff/sides/side';
import { formatDiffText } from '../../lib/diff/text/format-text';

const keys = ['name', 'env', 'containers', 'spec', 'template', 'rules', 'verbs', 'resources', 'labels', 'annotations'];
const moreKeys = ['value', 'valueFrom', 'secretKeyRef', 'metadata', 'data', 'ports', 'kind', '__proto__', 'toString'];
const texts = fc.constantFrom('', 'a', '*', '1Gi', 'x: y', '{"a": 1}', '$(A)', '{"k8s": {"env": 1}}');

/** Data of any shape, in which the names of Kubernetes' fields lead to the wrong types. */
const junk: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer(),
    texts,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys, ...moreKeys), tie('any'), { maxKeys: 4 }),
  ),
})).any;

const kinds = fc.constantFrom(
  ...['Deployment', 'CronJob', 'Pod', 'Role', 'ClusterRole', 'RoleBinding', 'Service', 'Ingress', 'NetworkPolicy'],
  ...['ConfigMap', 'Secret', 'ServiceAccount', 'Namespace', 'SealedSecret', 'ExternalSecret', 'Thing', 'Job'],
);
const fields = fc.constantFrom(
  ...['spec', 'data', 'rules', 'subjects', 'roleRef', 'stringData', 'aggregationRule', 'imagePullSecrets', 'type'],
  ...['automountServiceAccountToken', 'immutable'],
);
const loose = fc.tuple(kinds, fc.dictionary(fields, junk), junk, junk).map(([kind, rest, labels, annotations]) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', labels, annotations },
  ...rest,
}));
const pods = fc.tuple(junk, junk, junk).map(([a, b, c]) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: { template: { metadata: a, spec: { containers: b, volumes: c, initContainers: a } } },
}));
const access = fc.tuple(kinds, junk, junk).map(([kind, a, b]) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'n' },
  spec: { rules: a, tls: b, ingress: [a], egress: b, policyTypes: a, podSelector: b, ports: a, type: 'x' },
  rules: [a, b],
  subjects: [a, b],
  roleRef: a,
}));
const objects = fc.array(fc.oneof(loose, pods, access), { maxLength: 4 });

function side(items: readonly unknown[]): Side {
  const parsed = parseManifests('a.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  return { label: 'x', environments: new Map([['', parsed]]), diagnostics: [], textOf: () => undefined };
}

test('objects with the wrong types in any place are compared, and differ from themselves in nothing', () => {
  fc.assert(
    fc.property(objects, objects, (before, after) => {
      const report = comparePair(side(before), side(after));
      formatDiffText(report, { color: true, width: 80, by: 'cause' });
      formatDiffHtml(report);
      formatDiffMarkdown(report);
      formatDiffGithub(report);
      JSON.parse(formatDiffJson(report));
      buildMatrix(
        [side(before), side(after)].map(({ environments }) => ({ name: 'x', manifests: [], ...environments.get('') })),
      );
      expect(comparePair(side(after), side(after)).environments[0]?.objects).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
