import { covers, type Permission } from './permissions';

/** What a few permissions amount to, which their names do not tell. */
interface Power {
  readonly text: string;
  readonly verbs: readonly string[];
  readonly group: string;
  readonly resources: readonly string[];
}

const rbac = 'rbac.authorization.k8s.io';
const reading = ['get', 'list', 'watch'];
const writing = ['create', 'update', 'patch'];

/** By which an account gets at more than it seems to have (Kubernetes' page on good practices for RBAC). */
const powers: readonly Power[] = [
  { text: 'give itself any right', verbs: ['escalate'], group: rbac, resources: ['roles', 'clusterroles'] },
  { text: 'bind roles with rights that it lacks', verbs: ['bind'], group: rbac, resources: ['roles', 'clusterroles'] },
  {
    text: 'act as others',
    verbs: ['impersonate'],
    group: '',
    resources: ['users', 'groups', 'serviceaccounts'],
  },
  { text: 'act as others', verbs: ['impersonate'], group: 'authentication.k8s.io', resources: ['uids', 'userextras'] },
  { text: 'read Secrets', verbs: reading, group: '', resources: ['secrets'] },
  { text: 'get tokens of ServiceAccounts', verbs: ['create'], group: '', resources: ['serviceaccounts/token'] },
  { text: 'run commands in pods', verbs: ['create', 'get'], group: '', resources: ['pods/exec', 'pods/attach'] },
  {
    text: 'put containers into running pods',
    verbs: ['update', 'patch'],
    group: '',
    resources: ['pods/ephemeralcontainers'],
  },
  { text: 'run commands on nodes', verbs: ['create', 'get'], group: '', resources: ['nodes/proxy'] },
  {
    text: 'run pods as any account of the namespace and with its Secrets',
    verbs: ['create'],
    group: '',
    resources: ['pods', 'replicationcontrollers'],
  },
  {
    text: 'run pods as any account of the namespace and with its Secrets',
    verbs: writing,
    group: 'apps',
    resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'],
  },
  {
    text: 'run pods as any account of the namespace and with its Secrets',
    verbs: ['create'],
    group: 'batch',
    resources: ['jobs', 'cronjobs'],
  },
  {
    text: 'change who may do what, up to its own rights',
    verbs: writing,
    group: rbac,
    resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
  },
  {
    text: 'approve client certificates',
    verbs: ['update', 'patch'],
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval'],
  },
  {
    text: 'read and change every object that is admitted',
    verbs: writing,
    group: 'admissionregistration.k8s.io',
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
  },
  { text: 'mount paths of nodes', verbs: ['create'], group: '', resources: ['persistentvolumes'] },
];

/** What permissions amount to, in words; empty for such as are what they seem. */
export function powersOf(permissions: readonly Permission[]): string[] {
  if (permissions.some(({ verb, group, resource }) => verb === '*' && group === '*' && resource === '*')) {
    return ['everything'];
  }
  const found = powers.filter(({ verbs, group, resources }) =>
    permissions.some((permission) =>
      verbs.some((verb) =>
        resources.some((resource) =>
          covers({ ...permission, name: undefined }, { verb, group, resource, target: resource }),
        ),
      ),
    ),
  );
  return [...new Set(found.map(({ text }) => text))];
}
