import type { Manifest } from '../../../lib/manifest';
import { deployment, difference, object } from '../objects';

const config = (text: string, name = 'app-config') => object('v1', 'ConfigMap', name, { data: { 'app.conf': text } });

/** A Deployment with a checksum on its pods, which read ConfigMaps. */
function reader(name: string, checksum: string, ...sources: string[]): Manifest {
  const pod = { volumes: sources.map((source) => ({ name: source, configMap: { name: source } })) };
  const container = { volumeMounts: sources.map((source) => ({ name: source, mountPath: `/${source}` })) };
  const made = deployment(name, { pod, container });
  const spec = made['spec'] as { template: { metadata: Record<string, unknown> } };
  const metadata = { ...spec.template.metadata, annotations: { 'checksum/config': checksum } };
  return { ...made, spec: { ...spec, template: { ...spec.template, metadata } } };
}

/** The changes that only follow, as `path < what`. */
function following(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  return difference(before, after).objects.flatMap(({ changes }) =>
    changes.flatMap(({ path, follows }) => (follows === undefined ? [] : [`${path} < ${follows}`])),
  );
}

test('a checksum follows from the changed ConfigMap that its pods read', () => {
  const checksum = 'spec.template.metadata.annotations["checksum/config"]';
  expect(
    following([reader('a', '1', 'app-config'), config('x')], [reader('a', '2', 'app-config'), config('y')]),
  ).toEqual([`${checksum} < ConfigMap app-config`]);
  // Of several, the one that the annotation names.
  const two = (text: string) => [reader('a', text, 'app-config', 'other'), config(text), config(text, 'other')];
  expect(following(two('x'), two('y'))).toEqual([`${checksum} < ConfigMap app-config`]);
});

test('a checksum stands for itself where nothing that its pods read changes', () => {
  expect(following([reader('a', '1', 'app-config')], [reader('a', '2', 'app-config')])).toEqual([]);
  expect(following([reader('a', '1'), config('x')], [reader('a', '2'), config('y')])).toEqual([]);
  // A first checksum is a decision.
  const plain = deployment('a', { pod: { volumes: [{ name: 'x', configMap: { name: 'app-config' } }] } });
  const { objects } = difference([plain, config('x')], [reader('a', '1', 'app-config'), config('y')]);
  expect(objects.flatMap(({ changes }) => changes.map(({ follows }) => follows))).not.toContain('ConfigMap app-config');
});

test('what only has the new name of a renamed object in it follows from the rename', () => {
  const service = (name: string) =>
    object('v1', 'Service', name, { spec: { selector: { app: 'x' }, ports: [{ port: 1 }] } });
  const client = (host: string, more = '') =>
    deployment('client', {
      container: {
        args: ['--host', host, ...(more === '' ? [] : [more])],
        env: [{ name: 'HOST', value: `${host}:80` }],
      },
      pod: { initContainers: [{ name: `wait-${host}`, image: 'busybox', args: [host] }] },
    });
  const found = following([service('old'), client('old')], [service('new'), client('new')]);
  const pod = 'spec.template.spec';
  expect(found.sort()).toEqual([
    `${pod}.containers[main].args < the new name old → new`,
    `${pod}.containers[main].env[HOST].value < the new name old → new`,
    `${pod}.initContainers[wait-new] < the new name old → new`,
    `${pod}.initContainers[wait-old] < the new name old → new`,
  ]);
  // More than the name: a decision.
  expect(following([service('old'), client('old')], [service('new'), client('new', '--more')])).not.toContain(
    `${pod}.containers[main].args < the new name old → new`,
  );
  // No rename: a decision.
  expect(following([service('old'), client('old')], [service('old'), client('new')])).toEqual([]);
});

test('the name of a renamed object is found as a part of others, and the shortest explains them', () => {
  const account = (name: string) => object('v1', 'ServiceAccount', name, { metadata: { labels: { app: 'x' } } });
  const map = (name: string) => object('v1', 'ConfigMap', `${name}-env`, { data: { a: '1', b: '2', c: '3' } });
  const binding = (name: string) =>
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'binding', {
      roleRef: { kind: 'Role', name: 'r' },
      subjects: [{ kind: 'ServiceAccount', name }],
    });
  const side = (name: string) => [account(name), map(name), binding(name)];
  expect(following(side('app-old'), side('app-new'))).toEqual([
    'subjects[ServiceAccount app-new] < the new name app-old → app-new',
    'subjects[ServiceAccount app-old] < the new name app-old → app-new',
  ]);
});

test('each change has its own impact, the object the gravest', () => {
  const side = (replicas: number, image: string) => deployment('a', { spec: { replicas }, container: { image } });
  const [changed] = difference([side(1, 'x:1')], [side(2, 'x:2')]).objects;
  expect(changed?.impact.kind).toBe('rolls-pods');
  expect(changed?.changes.map(({ path, impact }) => [path, impact])).toEqual([
    ['spec.replicas', 'in-place'],
    ['spec.template.spec.containers[main].image', 'rolls-pods'],
  ]);
});
