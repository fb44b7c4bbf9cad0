import type { Manifest } from '../../manifest';
import { podSpecOf, recordAt } from '../pods';
import type { SecurityRule, Verdict } from './security-rule';

/** Annotations by which clouds give pods an identity. */
const identityAnnotations = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
];

/** ServiceAccounts: the role of a cloud that their pods have. */
export const cloudRoles: SecurityRule = ({ before, after }) => {
  if ((before ?? after)?.kind !== 'ServiceAccount') return [];
  return identityAnnotations.flatMap((annotation): Verdict[] => {
    const [had, has] = [before, after].map((one) => one?.metadata.annotations?.[annotation]);
    if (had === has) return [];
    if (had === undefined) return [{ direction: 'broadens', text: `its pods act as ${has} in the cloud` }];
    if (has === undefined) return [{ direction: 'narrows', text: `its pods no longer act as ${had} in the cloud` }];
    return [{ direction: 'broadens', text: `its pods act as ${has} in the cloud, before as ${had}` }];
  });
};

/** Pods and accounts: whether the token of the account is mounted, and whose. */
export const accountTokens: SecurityRule = ({ before, after, neutral }) => {
  const found: Verdict[] = [];
  const isAccount = (before ?? after)?.kind === 'ServiceAccount';
  const holder = (manifest: Manifest | undefined) => (isAccount ? manifest : podSpecOf(manifest));
  const [left, right] = [holder(before), holder(after)];
  if (left === undefined || right === undefined) return [];
  const mounts = [left, right].map((one) => one['automountServiceAccountToken'] !== false);
  if (mounts[0] !== mounts[1]) {
    const direction = mounts[1] === true ? 'broadens' : 'narrows';
    found.push({
      direction,
      text: `the account’s token is ${mounts[1] === true ? 'now' : 'no longer'} mounted into pods`,
    });
  }
  if (isAccount) return found;
  const [had, has] = [neutral.before(account(left)), neutral.after(account(right))];
  if (had !== has)
    found.push({ direction: 'changes', text: `its pods run as ServiceAccount ${has}, before as ${had}` });
  return found;
};

function account(pod: Readonly<Record<string, unknown>>): string {
  return String(pod['serviceAccountName'] ?? 'default');
}

/** Namespaces: the level of Pod Security that is enforced. */
export const podSecurityLevel: SecurityRule = ({ before, after }) => {
  if ((before ?? after)?.kind !== 'Namespace') return [];
  const levels = ['privileged', 'baseline', 'restricted'];
  const level = (manifest: Manifest | undefined) =>
    String(recordAt(manifest, 'metadata', 'labels')?.['pod-security.kubernetes.io/enforce'] ?? 'privileged');
  const [had, has] = [level(before), level(after)];
  if (had === has) return [];
  const direction = levels.indexOf(has) < levels.indexOf(had) ? 'broadens' : 'narrows';
  return [{ direction, text: `enforces Pod Security ${has}, before ${had}` }];
};
