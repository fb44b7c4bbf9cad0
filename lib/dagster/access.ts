import type { Manifest } from '../manifest';
import type { Chart } from './chart';
import { labels, olderLabels } from './labels';
import { type LocationAccount, ownAccount } from './location-account';
import { rawAnnotations } from './map-fields';
import { fullName, serviceAccountName, userServiceAccountName } from './names';
import { present } from './present';
import type { Block } from './values/block';

const all = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const read = ['get', 'watch', 'list'];
const rules = [
  { apiGroups: ['batch'], resources: ['jobs'], verbs: all },
  { apiGroups: ['batch'], resources: ['jobs/status'], verbs: read },
  { apiGroups: [''], resources: ['pods', 'events'], verbs: all },
  { apiGroups: [''], resources: ['pods/log', 'pods/status'], verbs: read },
];

/** The main chart's account, and the role that lets it launch runs. */
export function accessObjects(chart: Chart): Manifest[] {
  const { values } = chart;
  const account = serviceAccountName(chart);
  return [
    ...(values.block('serviceAccount').truthy('create') ? [serviceAccount(chart, account)] : []),
    ...(values.truthy('rbacEnabled') ? roleObjects(chart, olderLabels(chart), [account]) : []),
  ];
}

/**
 * The accounts of code locations and their runs, and their role. The shared one is not made where a global name is set;
 * where each location has an account of its own, nobody needs it.
 */
export function userAccessObjects(chart: Chart, locations: readonly Block[]): Manifest[] {
  const { values } = chart;
  const account = userServiceAccountName(chart);
  const isShared = values.block('global').truthy('serviceAccountName');
  const create = !isShared && values.block('serviceAccount').truthy('create');
  const own = ownAccounts(chart, locations);
  const isNeeded = locations.length === 0 || locations.some((location) => ownAccount(chart, location) === undefined);
  const bound = [...(isNeeded ? [account] : []), ...own.map(({ name }) => name)];
  return [
    ...(create && isNeeded ? [serviceAccount(chart, account)] : []),
    ...own.filter((one) => one.create).map((one) => serviceAccount(chart, one.name, one.annotations)),
    ...(values.truthy('rbacEnabled') ? roleObjects(chart, labels(chart), bound) : []),
  ];
}

/** The accounts that code locations have for themselves, each name once. */
function ownAccounts(chart: Chart, locations: readonly Block[]): LocationAccount[] {
  const accounts = locations.map((location) => ownAccount(chart, location)).filter((own) => own !== undefined);
  return [...new Map(accounts.map((own) => [own.name, own])).values()];
}

function serviceAccount(
  chart: Chart,
  name: string,
  annotations = rawAnnotations(chart.values.block('serviceAccount')),
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels: labels(chart), ...present({ annotations }) },
    automountServiceAccountToken: false,
  };
}

function roleObjects(chart: Chart, roleLabels: Record<string, string>, accounts: readonly string[]): Manifest[] {
  const role = `${fullName(chart)}-role`;
  return [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: role, labels: roleLabels },
      rules: structuredClone(rules),
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: `${fullName(chart)}-rolebinding`, labels: { ...roleLabels } },
      subjects: accounts.map((name) => ({ kind: 'ServiceAccount', name })),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
    },
  ];
}
