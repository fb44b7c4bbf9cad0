import type { Manifest } from '../../lib/manifest';
import { manifestFileName } from '../../lib/output/file-name';

function object(kind: string, name: string, namespace?: string, apiVersion = 'v1'): Manifest {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

test.each([
  [object('Deployment', 'web', 'floe', 'apps/v1'), 'deployment_web.yaml'],
  [object('Role', 'reader', 'other', 'rbac.authorization.k8s.io/v1'), 'role_other_reader.yaml'],
  [
    object('ClusterRole', 'system:Reader', undefined, 'rbac.authorization.k8s.io/v1'),
    'clusterrole__system%3a%52eader.yaml',
  ],
  [object('ExternalSecret', 'x', 'floe', 'external-secrets.io/v1'), 'externalsecret.external-secrets.io_x.yaml'],
  [object('ConfigMap', '../../etc/passwd', 'floe'), 'configmap_..%2f..%2fetc%2fpasswd.yaml'],
])('names the file of an object by kind, namespace and name', (manifest, expected) => {
  expect(manifestFileName(manifest, 'floe')).toBe(expected);
});

/** Every text of up to so many characters. */
function texts(characters: readonly string[], most: number): string[] {
  return most === 0
    ? ['']
    : ['', ...texts(characters, most - 1).flatMap((text) => characters.map((one) => text + one))];
}

test('two objects never share a file, on file systems that ignore letter case neither', () => {
  const namespaces = [undefined, ...new Set(texts(['a', 'A', '_', '%'], 2))].filter((one) => one !== '');
  const names = [...new Set(texts(['a', 'A', '_', '%', '5', ':', 'ä'], 3))];
  const owners = new Map<string, string>();
  for (const namespace of namespaces) {
    for (const kind of ['Role', 'Secret']) {
      for (const name of names) {
        const file = manifestFileName(object(kind, name, namespace), 'a').toLowerCase();
        expect([file, owners.get(file)]).toEqual([file, undefined]);
        owners.set(file, `${kind} ${namespace} ${name}`);
      }
    }
  }
  expect(owners.size).toBeGreaterThan(10_000);
});

test('a name of any length gives a file name that every file system takes', () => {
  const long = manifestFileName(object('ConfigMap', 'x'.repeat(253), 'floe'), 'floe');
  expect(long.length).toBeLessThanOrEqual(210);
  expect(manifestFileName(object('ConfigMap', `${'x'.repeat(252)}y`, 'floe'), 'floe')).not.toBe(long);
});
