import { at, lint, locations, objectNamed, outline, rendered } from '../values-of';

const strict = 'securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }';

test('the chart’s own init containers take the context of the main container', () => {
  const manifests = rendered(`dagsterWebserver: { ${strict} }\ndagsterDaemon: { ${strict} }\n${locations('')}`);
  for (const name of ['-webserver', '-daemon']) {
    const init = at(objectNamed(manifests, 'Deployment', name), 'spec', 'template', 'spec', 'initContainers');
    expect(init).toHaveLength(2);
    for (const container of init as { securityContext?: unknown }[]) {
      expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    }
  }
});

test('finds bare containers beside a strict one, of code locations too', () => {
  const values = locations(`${strict}\n      sidecarContainers: [{ name: proxy }, { name: statsd, ${strict} }]`);
  const found = lint(values).filter((finding) => finding.code === 'DAG012');
  expect(found).toMatchObject([
    {
      message: expect.stringContaining('no securityContext on "proxy" in sidecarContainers of code location "orders"'),
      path: ['dagster-user-deployments', 'deployments', 0, 'sidecarContainers'],
    },
  ]);
  expect(outline('dagsterWebserver: { extraContainers: [{ name: proxy }] }\n')).toEqual([]);
});

test('runAsNonRoot needs a user, since the waiting images run as root', () => {
  const [finding] = lint('dagsterDaemon: { podSecurityContext: { runAsNonRoot: true } }\n');
  expect(finding?.message).toBe(
    'runAsNonRoot without runAsUser: the images of check-db-ready and init-user-deployment-* run as root, so Kubernetes does not start the daemon',
  );
  expect(finding?.path).toEqual(['dagsterDaemon', 'podSecurityContext', 'runAsNonRoot']);
  expect(outline('dagsterDaemon: { podSecurityContext: { runAsNonRoot: true, runAsUser: 1000 } }\n')).toEqual([]);
  const own = 'busybox: { image: { repository: acme/wait } }\npostgresql: { image: { repository: acme/postgres } }\n';
  expect(outline(`${own}dagsterDaemon: { podSecurityContext: { runAsNonRoot: true } }\n`)).toEqual([]);
});
