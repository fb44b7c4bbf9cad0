import type { Manifest } from '../manifest';
import type { Chart } from './chart';
import { labels, olderLabels } from './labels';
import { fullName, serviceAccountName, userServiceAccountName } from './names';
import { present } from './present';

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
    ...(values.truthy('rbacEnabled') ? roleObjects(chart, olderLabels(chart), account) : []),
  ];
}

/** The account of code locations and their runs, which is not made where a global name is set, and its role. */
export function userAccessObjects(chart: Chart): Manifest[] {
  const { values } = chart;
  const account = userServiceAccountName(chart);
  const isShared = values.block('global').truthy('serviceAccountName');
  const create = !isShared && values.block('serviceAccount').truthy('create');
  return [
    ...(create ? [serviceAccount(chart, account)] : []),
    ...(values.truthy('rbacEnabled') ? roleObjects(chart, labels(chart), account) : []),
  ];
}

function serviceAccount(chart: Chart, name: string): Manifest {
  const annotations = chart.values.block('serviceAccount').copy('annotations');
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels: labels(chart), ...present({ annotations }) },
    automountServiceAccountToken: false,
  };
}

function roleObjects(chart: Chart, roleLabels: Record<string, string>, account: string): Manifest[] {
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
      subjects: [{ kind: 'ServiceAccount', name: account }],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
    },
  ];
}
