import type { Manifest } from '../../manifest';
import { recordAt, recordsOf } from '../pods';
import { type Grant, gainsAndLosses, namedGrant, type SecurityRule } from './security-rule';

/** Who is behind the names that Kubernetes gives itself. */
const knownSubjects: Readonly<Record<string, string>> = {
  'Group system:unauthenticated': 'anybody, without a word who it is',
  'User system:anonymous': 'anybody, without a word who it is',
  'Group system:authenticated': 'everybody who is known to the cluster, every ServiceAccount too',
  'Group system:serviceaccounts': 'every ServiceAccount of the cluster',
  'Group system:masters': 'whom nothing is forbidden',
  'Group system:nodes': 'every node',
};

/** RoleBindings and ClusterRoleBindings: who gets which role. */
export const roleBindings: SecurityRule = ({ before, after, neutral }) => {
  if (!/^(Cluster)?RoleBinding$/.test((before ?? after)?.kind ?? '')) return [];
  return gainsAndLosses(grantsOf(before, neutral.before), grantsOf(after, neutral.after), {
    gain: (pair) => `binds ${pair}`,
    loss: (pair) => `no longer binds ${pair}`,
  });
};

function grantsOf(manifest: Manifest | undefined, neutral: (text: string) => string): Grant[] {
  const role = recordAt(manifest, 'roleRef');
  return recordsOf(manifest?.['subjects']).map((subject) =>
    namedGrant(`${subjectText(subject, manifest)} to ${role?.['kind']} ${role?.['name']}${roleNote(role)}`, neutral),
  );
}

function subjectText(subject: Readonly<Record<string, unknown>>, manifest: Manifest | undefined): string {
  const { kind, name } = subject;
  // A ServiceAccount without a namespace is one of the binding's own.
  const own = kind === 'ServiceAccount' ? manifest?.metadata.namespace : undefined;
  const namespace = kind === 'ServiceAccount' ? (subject['namespace'] ?? own) : undefined;
  const who = [kind, namespace, name].filter((part) => part !== undefined && part !== '').join(' ');
  const accounts = /^Group system:serviceaccounts:(.+)$/.exec(who)?.[1];
  const meaning = accounts === undefined ? knownSubjects[who] : `every ServiceAccount of namespace ${accounts}`;
  return meaning === undefined ? who : `${who} (${meaning})`;
}

function roleNote(role: Readonly<Record<string, unknown>> | undefined): string {
  return role?.['kind'] === 'ClusterRole' && role['name'] === 'cluster-admin' ? ' (everything)' : '';
}
