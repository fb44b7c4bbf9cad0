import { labelNameFault, type NameFault, pathSegmentFault, serviceNameFault, subdomainFault } from './kubernetes-names';

type NameRule = (name: string) => NameFault;

/**
 * Longest names, shorter than the API's, of objects whose name goes into a label of their pods or into names that the
 * cluster makes of it: 63 characters less the suffix.
 */
const shortNames = new Map<string, NameRule>([
  // A Job is named <CronJob>-<time>: 11 characters more.
  ['batch/CronJob', (name) => subdomainFault(name, 52)],
  // The label batch.kubernetes.io/job-name.
  ['batch/Job', (name) => subdomainFault(name, 63)],
  // The label controller-revision-hash: <StatefulSet>-<10 characters>.
  ['apps/StatefulSet', (name) => subdomainFault(name, 52)],
]);

const otherRules = new Map<string, NameRule>([
  ['/Namespace', labelNameFault],
  ['/Service', serviceNameFault],
  ['apiregistration.k8s.io/APIService', pathSegmentFault],
  ['rbac.authorization.k8s.io/ClusterRole', pathSegmentFault],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', pathSegmentFault],
  ['rbac.authorization.k8s.io/Role', pathSegmentFault],
  ['rbac.authorization.k8s.io/RoleBinding', pathSegmentFault],
]);

/** The rule for the names of a kind's objects (Kubernetes documentation, "Object Names and IDs"). */
export function objectNameRule(group: string, kind: string): NameRule {
  const key = `${group}/${kind}`;
  return shortNames.get(key) ?? otherRules.get(key) ?? ((name) => subdomainFault(name));
}
