import fc from 'fast-check';
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

test('two objects never share a file, on file systems that ignore letter case neither', () => {
  const part = fc.string({
    unit: fc.constantFrom('a', 'A', 'b', '-', '.', ':', '_', '%', '/', '5', 'ä'),
    maxLength: 4,
  });
  const identity = fc.record({
    kind: fc.constantFrom('Role', 'Secret'),
    name: part,
    namespace: fc.option(part.filter((text) => text !== '')),
  });
  fc.assert(
    fc.property(identity, identity, (a, b) => {
      const file = ({ kind, name, namespace }: typeof a) =>
        manifestFileName(object(kind, name, namespace ?? undefined), 'a').toLowerCase();
      expect(file(a) === file(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { numRuns: 5000 },
  );
});

test('a name of any length gives a file name that every file system takes', () => {
  const long = manifestFileName(object('ConfigMap', 'x'.repeat(253), 'floe'), 'floe');
  expect(long.length).toBeLessThanOrEqual(210);
  expect(manifestFileName(object('ConfigMap', `${'x'.repeat(252)}y`, 'floe'), 'floe')).not.toBe(long);
});
