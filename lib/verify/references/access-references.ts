import type { DataCursor } from '../data-cursor';
import type { VerifyContext } from '../finding';
import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';

const rbac = 'rbac.authorization.k8s.io';

/** ClusterRoles that every cluster has. */
const builtInRoles = /^(cluster-admin|admin|edit|view|system:.*)$/;

/** Checks that bindings lead from accounts that exist to roles that exist, and autoscalers to what they scale. */
export function checkAccessReferences(index: ManifestIndex, context: VerifyContext, found: FindingList): void {
  const declared = new Set(context.existing.serviceAccounts);
  for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const entry of index.ofKind(rbac, kind)) {
      checkRole(entry, index, found);
      for (const subject of entry.cursor.itemsOf('subjects')) {
        checkSubject(entry, subject, { index, declared, namespace: context.namespace, found });
      }
    }
  }
  for (const entry of index.ofKind('autoscaling', 'HorizontalPodAutoscaler')) checkScaleTarget(entry, index, found);
}

function checkRole(entry: IndexedManifest, index: ManifestIndex, found: FindingList): void {
  const reference = entry.cursor.get('roleRef');
  const name = reference.textOf('name');
  const kind = reference.textOf('kind');
  if (name === undefined || kind === undefined) return;
  if (kind === 'Role' && index.find(rbac, 'Role', entry.namespace, name) === undefined) {
    const message = `the Role "${name}" that is bound here is not rendered in namespace "${entry.namespace}"`;
    found.add(entry, reference.get('name'), { code: 'FLOE4039', message, fix: 'render it, or bind another role' });
  }
  if (kind === 'ClusterRole' && !builtInRoles.test(name) && index.find(rbac, kind, '', name) === undefined) {
    const message = `the ClusterRole "${name}" that is bound here is not rendered; it has to be in the cluster`;
    found.add(entry, reference.get('name'), { severity: 'warning', code: 'FLOE4040', message });
  }
}

function checkSubject(
  entry: IndexedManifest,
  subject: DataCursor,
  place: { index: ManifestIndex; declared: ReadonlySet<string>; namespace: string; found: FindingList },
): void {
  const { index, declared, found } = place;
  const name = subject.textOf('name');
  if (subject.raw('kind') !== 'ServiceAccount' || name === undefined) return;
  const namespace = subject.textOf('namespace') ?? entry.namespace;
  // Accounts of other namespaces (an operator's, say) are nobody's business here.
  const isOurs = namespace === entry.namespace || namespace === place.namespace;
  if (!isOurs || name === 'default' || declared.has(name)) return;
  if (index.find('', 'ServiceAccount', namespace, name) !== undefined) return;
  found.add(entry, subject.get('name'), {
    code: 'FLOE4032',
    message: `the ServiceAccount "${name}" that is named here is neither rendered nor declared`,
    fix: `render it, or declare it: existing.serviceAccounts: ["${name}"]`,
  });
}

function checkScaleTarget(entry: IndexedManifest, index: ManifestIndex, found: FindingList): void {
  const target = entry.cursor.at('spec', 'scaleTargetRef');
  const name = target.textOf('name');
  const kind = target.textOf('kind');
  const apiVersion = target.textOf('apiVersion') ?? '';
  if (name === undefined || kind === undefined) return;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (index.find(group, kind, entry.namespace, name) !== undefined) return;
  const message = `the ${kind} "${name}" (${apiVersion === '' ? 'v1' : apiVersion}) that is to be scaled is not rendered`;
  found.add(entry, target.get('name'), { code: 'FLOE4038', message, fix: 'name a rendered Deployment or StatefulSet' });
}
