import { compareSides } from '../../../lib/diff/compare-sides';
import { parseManifests } from '../../../lib/diff/sides/parse-manifests';
import type { Side } from '../../../lib/diff/sides/side';
import { footNotes } from '../../../lib/diff/words';

const names = (text: string, file = 'a.yaml') =>
  parseManifests(file, text).manifests.map(
    ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`,
  );

test('lists are taken apart, also those of one kind whose items do not repeat it, and lists in lists', () => {
  const one = '{ apiVersion: v1, kind: Secret, metadata: { name: a } }';
  expect(
    names(`apiVersion: v1\nkind: List\nitems:\n  - ${one}\n  - { apiVersion: v1, kind: List, items: [${one}] }\n`),
  ).toEqual(['v1 Secret a', 'v1 Secret a']);
  expect(names('apiVersion: v1\nkind: ConfigMapList\nitems:\n  - { metadata: { name: a } }\n')).toEqual([
    'v1 ConfigMap a',
  ]);
  expect(names('apiVersion: apps/v1\nkind: DeploymentList\nitems: []\n')).toEqual([]);
  const typed = '{"apiVersion": "apps/v1", "kind": "DeploymentList", "items": [{"metadata": {"name": "d"}}]}';
  expect(names(typed, 'a.json')).toEqual(['apps/v1 Deployment d']);
  // A kind of one's own may end so.
  expect(names('{ apiVersion: example.com/v1, kind: AllowList, metadata: { name: l } }')).toEqual([
    'example.com/v1 AllowList l',
  ]);
});

test('empty documents hold nothing, and what is no object is named with its line and the reason', () => {
  const { manifests, leftOut } = parseManifests(
    'a.yaml',
    `---
---
# a comment
---
kind: Deployment
metadata: { name: a }
---
apiVersion: v1
metadata: { name: a }
---
apiVersion: v1
kind: Pod
metadata: { generateName: a- }
---
just a text
---
[1]
---
apiVersion: v1
kind: Pod
metadata: { name: a, namespace: n }
---
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
`,
  );
  expect(manifests).toEqual([]);
  expect(leftOut).toEqual([
    'a.yaml:5 has no apiVersion',
    'a.yaml:8 has no kind',
    'a.yaml:11 is a Pod without a name',
    'a.yaml:15 is no map',
    'a.yaml:17 is no map',
    'a.yaml:19 is a Pod whose namespace is no text',
  ]);
});

test('the report names what it did not compare, and objects that stand several times', () => {
  const side = (value: string): Side => {
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: twice }\ndata: { a: "${value}" }\n`;
    return {
      label: 'a',
      environments: new Map([['', parseManifests('a.yaml', `${map}---\n${map}---\nx: 1\n`)]]),
      diagnostics: [],
      textOf: () => undefined,
    };
  };
  const report = compareSides(side('1'), side('2'));
  expect(report.environments[0]?.objects).toHaveLength(2);
  expect(footNotes(report).slice(0, 2)).toEqual([
    'not compared: a.yaml:11 has no apiVersion',
    'ConfigMap twice stands several times: its copies are compared in their order',
  ]);
});
