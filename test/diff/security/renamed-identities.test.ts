import type { Manifest } from '../../../lib/manifest';
import { accessLines, deployment, object } from '../objects';

const rbac = 'rbac.authorization.k8s.io/v1';
const account = (name: string) => object('v1', 'ServiceAccount', name, { metadata: { labels: { app: 'x' } } });
const binding = (...names: string[]) =>
  object(rbac, 'RoleBinding', 'b', {
    roleRef: { kind: 'Role', name: 'r' },
    subjects: names.map((name) => ({ kind: 'ServiceAccount', name, namespace: 'floe' })),
  });
const pods = (serviceAccountName: string) => deployment('d', { pod: { serviceAccountName } });
const side = (name: string, ...more: Manifest[]) => [account(name), binding(name), pods(name), ...more];

test('the same access under the new name of an account is a change, and neither wider nor narrower', () => {
  expect(accessLines(side('old'), side('new'))).toEqual([
    'changes account-tokens: its pods run as ServiceAccount new, before as old (a new name, the same access)',
    'changes role-bindings: binds ServiceAccount floe new to Role r (a new name, the same access)',
  ]);
});

test('another account beside the renamed one widens access, also one with a name that begins alike', () => {
  const [, before, , ...rest] = side('old');
  if (before === undefined) throw new Error('a binding');
  const after = [account('new'), binding('new', 'old-admin'), pods('new'), ...rest];
  expect(accessLines([account('old'), before, pods('old')], after)).toContain(
    'broadens role-bindings: binds ServiceAccount floe old-admin to Role r',
  );
});

test('without a rename, another account in a binding widens access', () => {
  expect(accessLines([account('a'), account('b'), binding('a')], [account('a'), account('b'), binding('b')])).toEqual([
    'broadens role-bindings: binds ServiceAccount floe b to Role r',
    'narrows role-bindings: no longer binds ServiceAccount floe a to Role r',
  ]);
});

test('a Secret that has the new name in its own is another Secret', () => {
  const reader = (name: string) =>
    deployment('d', { container: { envFrom: [{ secretRef: { name } }] }, pod: { serviceAccountName: name } });
  expect(accessLines([account('old'), reader('old')], [account('new'), reader('new')])).toEqual([
    'broadens secret-references: its pods get all keys of Secret new',
    'changes account-tokens: its pods run as ServiceAccount new, before as old (a new name, the same access)',
    'narrows secret-references: its pods no longer get all keys of Secret old',
  ]);
});
