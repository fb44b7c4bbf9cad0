import { accessLines, object } from '../objects';

const rbac = 'rbac.authorization.k8s.io';
type Rule = [groups: string, resources: string, verbs: string, names?: string];
const words = (text: string) => text.split(' ');

/** A Role of rules, each as `groups`, `resources`, `verbs` and names, with `-` for the core group. */
function role(...rules: Rule[]) {
  return object(`${rbac}/v1`, 'Role', 'a', {
    rules: rules.map(([groups, resources, verbs, names]) => ({
      apiGroups: words(groups).map((group) => (group === '-' ? '' : group)),
      resources: words(resources),
      verbs: words(verbs),
      ...(names === undefined ? {} : { resourceNames: words(names) }),
    })),
  });
}

/** What is narrower, what is wider, and the permission that lies between them. */
const steps: readonly (readonly [narrow: Rule[], wide: Rule[], permission: string])[] = [
  [[], [['-', 'configmaps', 'get']], 'get configmaps'],
  [[['-', 'pods', 'get']], [['-', 'pods', 'get list watch']], 'list, watch pods'],
  [[['apps', 'deployments', 'get']], [['apps', 'deployments', 'get delete']], 'delete apps/deployments'],
  [[['-', 'secrets', 'get', 'one']], [['-', 'secrets', 'get', 'one two']], 'get secrets:two (read Secrets)'],
  [[['-', 'secrets', 'get', 'one']], [['-', 'secrets', 'get']], 'get secrets (read Secrets)'],
  // A wildcard covers what is narrower: it comes and goes alone.
  [
    [['-', 'pods', 'get']],
    [['-', 'pods', '*']],
    'do anything to pods (run pods as any account of the namespace and with its Secrets)',
  ],
  [
    [['-', 'pods', 'get']],
    [['-', '*', 'get']],
    'get all resources of the core API group (read Secrets, run commands in pods, run commands on nodes)',
  ],
  [[['apps', 'deployments', 'get']], [['*', 'deployments', 'get']], 'get deployments of all API groups'],
  [[['apps', 'deployments', 'get']], [['apps', '*', 'get']], 'get all resources of API group apps'],
  [
    [
      ['-', 'pods', 'get'],
      ['apps', 'deployments', 'list'],
    ],
    [['*', '*', '*']],
    'do anything to all resources of all API groups (everything)',
  ],
  // What amounts to more than it seems.
  [[], [['-', 'secrets', 'list']], 'list secrets (read Secrets)'],
  [[], [['-', 'pods/exec', 'create']], 'create pods/exec (run commands in pods)'],
  [[], [['-', 'pods/attach', 'create']], 'create pods/attach (run commands in pods)'],
  [[], [['-', 'nodes/proxy', 'get']], 'get nodes/proxy (run commands on nodes)'],
  [[], [['-', 'serviceaccounts/token', 'create']], 'create serviceaccounts/token (get tokens of ServiceAccounts)'],
  [
    [],
    [['-', 'pods/ephemeralcontainers', 'patch']],
    'patch pods/ephemeralcontainers (put containers into running pods)',
  ],
  [[], [['-', 'groups', 'impersonate']], 'impersonate groups (act as others)'],
  [[], [[rbac, 'roles', 'escalate']], `escalate ${rbac}/roles (give itself any right)`],
  [[], [[rbac, 'clusterroles', 'bind']], `bind ${rbac}/clusterroles (bind roles with rights that it lacks)`],
  [
    [],
    [[rbac, 'rolebindings', 'create']],
    `create ${rbac}/rolebindings (change who may do what, up to its own rights)`,
  ],
  [
    [],
    [['batch', 'jobs', 'create']],
    'create batch/jobs (run pods as any account of the namespace and with its Secrets)',
  ],
  [
    [],
    [['certificates.k8s.io', 'certificatesigningrequests/approval', 'update']],
    'update certificates.k8s.io/certificatesigningrequests/approval (approve client certificates)',
  ],
  [
    [],
    [['admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'patch']],
    'patch admissionregistration.k8s.io/mutatingwebhookconfigurations (read and change every object that is admitted)',
  ],
  [[], [['-', 'persistentvolumes', 'create']], 'create persistentvolumes (mount paths of nodes)'],
];

test.each(steps)('permissions, to and fro: %#', (narrow, wide, permission) => {
  expect(accessLines([role(...narrow)], [role(...wide)])).toEqual([`broadens access-rules: may now ${permission}`]);
  expect(accessLines([role(...wide)], [role(...narrow)])).toEqual([
    `narrows access-rules: may no longer ${permission}`,
  ]);
});

test('what a wildcard allows already neither comes nor goes', () => {
  const narrow: Rule[] = [
    ['-', 'pods pods/log', 'get list'],
    ['batch', 'jobs', 'get', 'one'],
  ];
  for (const wide of [
    [['*', '*', '*']],
    [['- batch', '*', 'get list']],
    [
      ['-', 'pods pods/log', '*'],
      ['batch', '*', 'get'],
    ],
  ] as Rule[][]) {
    expect(accessLines([role(...wide)], [role(...wide, ...narrow)])).toEqual([]);
    expect(accessLines([role(...wide, ...narrow)], [role(...wide)])).toEqual([]);
    // Without the wildcard, what it alone allowed is gone; nothing comes.
    const lines = accessLines([role(...wide, ...narrow)], [role(...narrow)]);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^narrows access-rules: may no longer /);
  }
  // A wildcard of subresources covers those of every resource, and no resource itself.
  const scale = role(['*', '*/scale', 'get']);
  expect(accessLines([scale], [role(['*', '*/scale', 'get'], ['apps', 'deployments/scale', 'get'])])).toEqual([]);
  expect(accessLines([scale], [role(['*', '*/scale', 'get'], ['apps', 'deployments', 'get'])])).toEqual([
    'broadens access-rules: may now get apps/deployments',
  ]);
});

test('URLs are covered by those that end in a star', () => {
  const urls = (...nonResourceURLs: string[]) =>
    object(`${rbac}/v1`, 'ClusterRole', 'a', { rules: [{ nonResourceURLs, verbs: ['get'] }] });
  expect(accessLines([urls('/healthz/*')], [urls('/healthz/*', '/healthz/ready')])).toEqual([]);
  expect(accessLines([urls('/healthz/ready')], [urls('*')])).toEqual(['broadens access-rules: may now get *']);
  expect(accessLines([urls('/metrics')], [])).toEqual(['narrows access-rules: may no longer get /metrics']);
});

const clusterRole = (rest: Record<string, unknown>) => object(`${rbac}/v1`, 'ClusterRole', 'a', rest);
const aggregating = (...selectors: unknown[]) =>
  clusterRole({ aggregationRule: { clusterRoleSelectors: selectors }, rules: [] });
const bound = (subject: Record<string, unknown>, role = 'r') =>
  object(`${rbac}/v1`, 'ClusterRoleBinding', 'a', {
    roleRef: { kind: 'ClusterRole', name: role },
    subjects: [subject],
  });

test.each([
  [
    'aggregated-roles',
    [aggregating({ matchLabels: { a: 'b' } })],
    [aggregating({ matchLabels: { a: 'b' } }, { matchLabels: { tier: 'all', x: 'y' } })],
    'takes in the rules of every ClusterRole with the label tier=all and x=y',
    'no longer takes in the rules of every ClusterRole with the label tier=all and x=y',
  ],
  [
    'aggregated-roles',
    [clusterRole({})],
    [clusterRole({ metadata: { labels: { [`${rbac}/aggregate-to-admin`]: 'true' } } })],
    'its rules are added to ClusterRole admin, for everybody who has that',
    'its rules are no longer added to ClusterRole admin',
  ],
  [
    'role-bindings',
    [],
    [bound({ kind: 'Group', name: 'system:authenticated' })],
    'binds Group system:authenticated (everybody who is known to the cluster, every ServiceAccount too) to ClusterRole r',
    'no longer binds Group system:authenticated (everybody who is known to the cluster, every ServiceAccount too) to ClusterRole r',
  ],
  [
    'role-bindings',
    [],
    [bound({ kind: 'User', name: 'system:anonymous' })],
    'binds User system:anonymous (anybody, without a word who it is) to ClusterRole r',
    'no longer binds User system:anonymous (anybody, without a word who it is) to ClusterRole r',
  ],
  [
    'role-bindings',
    [],
    [bound({ kind: 'Group', name: 'system:serviceaccounts:team' })],
    'binds Group system:serviceaccounts:team (every ServiceAccount of namespace team) to ClusterRole r',
    'no longer binds Group system:serviceaccounts:team (every ServiceAccount of namespace team) to ClusterRole r',
  ],
  [
    'role-bindings',
    [],
    [bound({ kind: 'ServiceAccount', namespace: 'ci', name: 'deploy' }, 'cluster-admin')],
    'binds ServiceAccount ci deploy to ClusterRole cluster-admin (everything)',
    'no longer binds ServiceAccount ci deploy to ClusterRole cluster-admin (everything)',
  ],
])('%s: %#', (rule, narrow, wide, to, fro) => {
  expect(accessLines(narrow, wide)).toEqual([`broadens ${rule}: ${to}`]);
  expect(accessLines(wide, narrow)).toEqual([`narrows ${rule}: ${fro}`]);
});

test('a ServiceAccount without a namespace is one of the binding’s own', () => {
  const binding = (subject: Record<string, unknown>) =>
    object(`${rbac}/v1`, 'RoleBinding', 'a', { roleRef: { kind: 'Role', name: 'r' }, subjects: [subject] });
  const named = { kind: 'ServiceAccount', name: 'x' };
  expect(accessLines([binding(named)], [binding({ ...named, namespace: 'floe' })])).toEqual([]);
});
