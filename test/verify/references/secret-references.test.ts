import { listSecretReferences } from '../../../lib/verify/references/secret-references';
import { changedEnvironment, context, find } from '../sample-environment';

test('lists who needs which key of which Secret, and who answers for it', () => {
  const manifests = changedEnvironment([
    ['Deployment/orders', ['spec', 'template', 'spec', 'imagePullSecrets', 0, 'name'], 'registry'],
  ]);
  const existing = { ...context.existing, secrets: ['registry'] };
  const listed = listSecretReferences(manifests, { existing, namespace: 'floe' }).map((reference) =>
    [reference.workload, reference.secret, reference.key ?? '*', reference.status, reference.optional].join(' | '),
  );
  expect(listed).toEqual([
    'Deployment floe/daemon | database | postgresql-password | provided | false',
    'Deployment floe/daemon | extra | * | assumed | true',
    'Deployment floe/orders | registry | * | declared | false',
    'run pods (run launcher of ConfigMap floe/instance) | orders-credentials | * | provided | false',
    'run pods (run launcher of ConfigMap floe/instance) | database | postgresql-password | provided | false',
    'run pods (container context of Deployment floe/orders) | orders-credentials | * | provided | false',
    'run pods (container context of Deployment floe/orders) | polaris | client-secret | provided | false',
  ]);
});

test('names the manifest, the place and the provider of a reference', () => {
  const manifests = changedEnvironment([]);
  const reference = listSecretReferences(manifests, context).find(({ secret }) => secret === 'polaris');
  expect(reference).toMatchObject({
    namespace: 'floe',
    path: ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'value'],
    inner: ['k8s', 'env', 0, 'valueFrom', 'secretKeyRef', 'name'],
  });
  expect(reference?.manifest).toBe(find(manifests, 'Deployment/orders'));
  expect(reference?.provider).toBe(find(manifests, 'ExternalSecret/polaris'));
});

test('lists the Secrets of volumes, item by item, of Ingresses and of ServiceAccounts', () => {
  const volume = {
    name: 'tls',
    secret: {
      secretName: 'tls',
      items: [
        { key: 'a', path: 'a' },
        { key: 'b', path: 'b' },
      ],
    },
  };
  const manifests = changedEnvironment([
    ['Deployment/daemon', ['spec', 'template', 'spec', 'volumes', 0], volume],
    ['Ingress/daemon', ['spec', 'tls'], [{ secretName: 'ingress-tls' }]],
    ['ServiceAccount/dagster', ['imagePullSecrets'], [{ name: 'registry' }]],
  ]);
  const listed = listSecretReferences(manifests, context).map(({ secret, key }) => `${secret} ${key ?? '*'}`);
  expect(listed).toEqual(expect.arrayContaining(['tls a', 'tls b', 'ingress-tls *', 'registry *']));
});

test('lists nothing where nothing is needed', () => {
  expect(listSecretReferences([], context)).toEqual([]);
});
