import fc from 'fast-check';
import { checkSecretValues } from '../../lib/verify/secret-values';
import { changedEnvironment, context, inShort } from './sample-environment';

test('tells kind, length and place of a credential, and never its value', () => {
  const text = 'run_storage:\n  config:\n    postgres_url: postgresql://floe:hunter2@db/floe\n';
  const manifests = changedEnvironment([['ConfigMap/platform', ['data', 'platform.yaml'], text]]);
  expect(checkSecretValues(manifests, context)).toEqual([
    {
      severity: 'error',
      code: 'FLOE4021',
      message:
        'what stands here at "run_storage.config.postgres_url" of the text looks like a URL with a password ' +
        '(7 characters); expected a reference to a Secret',
      fix: 'keep the value in a Secret of the cluster (SealedSecret, ExternalSecret) and refer to it by name and key',
      manifest: manifests.find(({ metadata }) => metadata.name === 'platform'),
      path: ['data', 'platform.yaml'],
      inner: ['run_storage', 'config', 'postgres_url'],
    },
  ]);
});

test('reports each key of a plain Secret', () => {
  const data = { user: 'ZmxvZQ==', password: 'aHVudGVyMg==' };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, data };
  const found = checkSecretValues([secret], context);
  expect(found.map(inShort)).toEqual(['FLOE4020 Secret/db data.user', 'FLOE4020 Secret/db data.password']);
  expect(found[1]?.message).toBe(
    'a value of a plain Secret under "password" stands here (12 characters); expected no values in the output',
  );
});

test('takes the names of keys in an ExternalSecret for names, and literals in its template for secrets', () => {
  const changes = [
    ['ExternalSecret/polaris', ['spec', 'data', 0, 'remoteRef', 'property'], 'q3JxZp0vTn8RkLw2YhBd6sFgAe1Uc9Mi'],
    [
      'ExternalSecret/polaris',
      ['spec', 'target'],
      { template: { data: { password: 'hunter2', token: '{{ .token }}' } } },
    ],
  ] as const;
  expect(checkSecretValues(changedEnvironment(changes), context).map(inShort)).toEqual([
    'FLOE4022 ExternalSecret/polaris spec.target.template.data.password',
  ]);
});

test.each(['hunter2', 'aHVudGVyMg==', '', 'AgB...'])('refuses %p as a sealed value, unless it is empty', (value) => {
  const path = ['spec', 'encryptedData', 'value'] as const;
  const found = checkSecretValues(changedEnvironment([['SealedSecret/orders-credentials', path, value]]), context);
  expect(found.map(({ code }) => code)).toEqual(value === '' ? [] : ['FLOE4024']);
});

test('finds a password wherever it is put, and never repeats it', () => {
  const place = fc.constantFrom<readonly (string | number)[]>(
    ['metadata', 'annotations', 'DB_PASSWORD'],
    ['spec', 'template', 'spec', 'nodeSelector', 'password'],
    ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'password'],
    ['spec', 'template', 'metadata', 'labels', 'api-token'],
  );
  const password = fc.string({ minLength: 6, maxLength: 30, unit: fc.constantFrom(...'abcXYZ0123456789_+') });
  fc.assert(
    fc.property(place, password, (path, secret) => {
      const found = checkSecretValues(changedEnvironment([['Deployment/daemon', path, secret]]), context);
      expect(found.length).toBeGreaterThan(0);
      expect(found.map(({ message, fix }) => `${message} ${fix}`).join()).not.toContain(secret);
    }),
  );
});
