import fc from 'fast-check';
import { buildMatrix } from '../../../lib/diff/matrix/build-matrix';
import { type MatrixRow, rowDiffers, rowName } from '../../../lib/diff/matrix/matrix';
import type { Manifest } from '../../../lib/manifest';
import { deployment, difference, object } from '../objects';

const environments = (...sides: (readonly Manifest[])[]) =>
  sides.map((manifests, index) => ({ name: `e${index}`, manifests }));
const rowsOf = (...sides: (readonly Manifest[])[]) => buildMatrix(environments(...sides)).rows;
const lines = (rows: readonly MatrixRow[]) =>
  rows
    .filter((row) => rowDiffers(row))
    .map((row) => `${row.group} ${rowName(row)}: ${row.cells.map((cell) => cell ?? '–').join(' | ')}`);

test('each setting that differs is one row in its group', () => {
  const one = (replicas: number, image: string, cpu: string) =>
    deployment('app', {
      spec: { replicas },
      container: {
        image,
        resources: { limits: { cpu } },
        env: [{ name: 'MODE', value: image }],
        securityContext: { runAsUser: replicas },
      },
    });
  expect(lines(rowsOf([one(1, 'a:1', '1')], [one(1, 'a:1', '2')], [one(3, 'a:2', '2')]))).toEqual([
    'image Deployment/app containers[main].image: a:1 | a:1 | a:2',
    'scale Deployment/app spec.replicas: 1 | 1 | 3',
    'resources Deployment/app containers[main].resources.limits.cpu: 1 | 2 | 2',
    'access Deployment/app containers[main].securityContext.runAsUser: 1 | 1 | 3',
    'flags Deployment/app containers[main].env[MODE]: a:1 | a:1 | a:2',
  ]);
});

test('an object that some environments lack is a row, and what the others differ in has rows too', () => {
  const ingress = (host: string) => object('networking.k8s.io/v1', 'Ingress', 'web', { spec: { rules: [{ host }] } });
  expect(lines(rowsOf([], [ingress('a.example')], [ingress('b.example')]))).toEqual([
    'access Ingress/web object: – | there | there',
    'access Ingress/web spec.rules[a.example]: – | {"host":"a.example"} | –',
    'access Ingress/web spec.rules[b.example]: – | – | {"host":"b.example"}',
  ]);
});

test('resources that an environment lacks have a row each', () => {
  const one = (resources: object) => deployment('app', { container: { resources } });
  const [bare, full] = [one({}), one({ requests: { cpu: '1', memory: '1Gi' } })];
  expect(lines(rowsOf([bare], [full]))).toEqual([
    'resources Deployment/app containers[main].resources.requests.cpu: – | 1',
    'resources Deployment/app containers[main].resources.requests.memory: – | 1Gi',
  ]);
});

test('a variable from a Secret is told as its Secret and key', () => {
  const one = (env: object) => deployment('app', { container: { env: [{ name: 'KEY', ...env }] } });
  const reference = { valueFrom: { secretKeyRef: { name: 'keys', key: 'a' } } };
  expect(lines(rowsOf([one({ value: 'text' })], [one(reference)]))).toEqual([
    'secrets Deployment/app containers[main].env[KEY]: text | Secret keys, key a',
  ]);
});

test('the identity of environments and checksums of what has its own rows are no differences', () => {
  const side = (environment: string, namespace: string) => ({
    name: environment,
    identity: { environment, namespace, release: 'floe' },
    manifests: [
      {
        ...deployment('app', { container: { env: [{ name: 'HOST', value: `db.${namespace}.svc` }] } }),
        metadata: { name: 'app', namespace, annotations: { 'checksum/config': environment } },
      },
    ],
  });
  const { rows, takenOut } = buildMatrix([side('dev', 'floe-dev'), side('prod', 'floe-prod')]);
  expect(lines(rows)).toEqual([]);
  expect(takenOut).toEqual(['namespace: floe-dev, floe-prod', 'environment: dev, prod']);
});

test('values that look like secrets are masked, and differ all the same', () => {
  const one = (password: string) => object('v1', 'ConfigMap', 'files', { data: { password } });
  const [row] = rowsOf([one('canary-one-7Fq')], [one('canary-two-8Gr')]).filter((one) => rowDiffers(one));
  expect(row?.cells).toEqual(['********', '********']);
});

test('two environments differ in the matrix exactly where their comparison has changes', () => {
  const value = fc.constantFrom('a', 'b', '{"k": 1}', '{"k": 2}');
  const pods = fc
    .record({
      image: value,
      env: fc.uniqueArray(fc.record({ name: value, value }, { noNullPrototype: true }), {
        selector: ({ name }) => name,
      }),
    })
    .map((container) => deployment('app', { container }));
  fc.assert(
    fc.property(pods, pods, (left, right) => {
      expect(lines(rowsOf([left], [right])).length > 0).toBe(difference([left], [right]).objects.length > 0);
    }),
  );
});
