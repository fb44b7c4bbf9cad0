import { podSentences } from '../../../lib/diff/words';
import type { Manifest } from '../../../lib/manifest';
import { deployment, difference, object } from '../objects';

/** What becomes of the first object that differs, and in which words. */
function impact(before: readonly Manifest[], after: readonly Manifest[]): string {
  const [first] = difference(before, after).objects;
  return `${first?.impact.kind}: ${first?.impact.text}`;
}

const configMap = (value: string, rest = {}) =>
  object('v1', 'ConfigMap', 'files', { data: { 'a.txt': value }, ...rest });
const reader = (mount: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  deployment('reader', {
    container: { volumeMounts: [{ name: 'files', mountPath: '/files', ...mount }], ...more },
    pod: { volumes: [{ name: 'files', configMap: { name: 'files' } }] },
  });

test('a change of replicas is applied in place, one of the pods’ template rolls pods', () => {
  expect(impact([deployment('a')], [deployment('a', { spec: { replicas: 3 } })])).toBe('in-place: applied in place');
  expect(impact([deployment('a')], [deployment('a', { container: { image: 'ghcr.io/acme/app:1.1' } })])).toBe(
    'rolls-pods: replaces the pods of Deployment a',
  );
});

test.each([
  [
    'Deployment',
    'apps/v1',
    { spec: { selector: { matchLabels: { a: '1' } } } },
    { spec: { selector: { matchLabels: { a: '2' } } } },
    'spec.selector',
  ],
  ['StatefulSet', 'apps/v1', { spec: { serviceName: 'a' } }, { spec: { serviceName: 'b' } }, 'spec.serviceName'],
  ['Job', 'batch/v1', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }, 'spec.template'],
  ['RoleBinding', 'rbac.authorization.k8s.io/v1', { roleRef: { name: 'a' } }, { roleRef: { name: 'b' } }, 'roleRef'],
  [
    'PersistentVolumeClaim',
    'v1',
    { spec: { storageClassName: 'a' } },
    { spec: { storageClassName: 'b' } },
    'spec.storageClassName',
  ],
  ['Service', 'v1', { spec: { clusterIP: '10.0.0.1' } }, { spec: { clusterIP: 'None' } }, 'spec.clusterIP'],
  ['Secret', 'v1', { type: 'Opaque' }, { type: 'kubernetes.io/tls' }, 'type'],
  ['ConfigMap', 'v1', { immutable: true, data: { a: '1' } }, { immutable: true, data: { a: '2' } }, 'data'],
])('a %s must be recreated for a field that cannot change', (kind, apiVersion, before, after, field) => {
  const versions = [object(apiVersion, kind, 'a', before), object(apiVersion, kind, 'a', after)] as const;
  const said = impact([versions[0]], [versions[1]]);
  expect(said).toContain(`recreate: ${field} cannot change: the object must be deleted and created`);
});

test('a claim may grow in place, and its deletion takes the data along', () => {
  const claim = (storage: string) =>
    object('v1', 'PersistentVolumeClaim', 'data', { spec: { resources: { requests: { storage } } } });
  expect(impact([claim('1Gi')], [claim('2Gi')])).toBe('in-place: applied in place');
  expect(impact([claim('1Gi')], [])).toBe(
    'deletes: the object is deleted, and its data with it unless the volume is retained',
  );
  expect(impact([], [claim('1Gi')])).toBe('creates: a new object');
});

test('files of a ConfigMap that is mounted as a whole follow its change', () => {
  expect(impact([configMap('1'), reader({})], [configMap('2'), reader({})])).toBe(
    'in-place: its files change within about a minute in the running pods of Deployment reader',
  );
});

test.each([
  ['a subPath', reader({ subPath: 'a.txt' }), 'file /files of main'],
  [
    'a variable',
    deployment('reader', {
      container: { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'files', key: 'a.txt' } } }] },
    }),
    'variable A of main',
  ],
  [
    'all variables',
    deployment('reader', { container: { envFrom: [{ configMapRef: { name: 'files' } }] } }),
    'variables of main',
  ],
])('what pods read by %s has no effect until they restart', (_, workload, how) => {
  expect(impact([configMap('1'), workload], [configMap('2'), workload])).toBe(
    `restart: no effect until these pods restart: Deployment reader (${how})`,
  );
});

test('a change of another key than the one that is read waits for nobody', () => {
  const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'files', key: 'other' } } }];
  const workload = deployment('reader', { container: { env } });
  expect(impact([configMap('1'), workload], [configMap('2'), workload])).toBe('in-place: applied in place');
});

test('pods that start anew in the same change, as by a checksum, have the new content', () => {
  const rolled = reader({ subPath: 'a.txt' }, { image: 'ghcr.io/acme/app:1.1' });
  const { objects } = difference([configMap('1'), reader({ subPath: 'a.txt' })], [configMap('2'), rolled]);
  expect(objects.map(({ object: { kind }, impact: { kind: what, text } }) => [kind, what, text])).toEqual([
    ['Deployment', 'rolls-pods', 'replaces the pods of Deployment reader'],
    ['ConfigMap', 'in-place', 'read by pods that start anew in the same change: Deployment reader'],
  ]);
});

test('jobs of a CronJob have the change from the next run on', () => {
  const job = (image: string) =>
    object('batch/v1', 'CronJob', 'a', {
      spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image }] } } } } },
    });
  expect(impact([job('a:1')], [job('a:2')])).toMatch(/^next-run: /);
});

test('another role of a ServiceAccount waits until its pods start', () => {
  const account = (role: string) =>
    object('v1', 'ServiceAccount', 'runner', { metadata: { annotations: { 'eks.amazonaws.com/role-arn': role } } });
  const pods = deployment('a', { pod: { serviceAccountName: 'runner' } });
  expect(impact([account('a'), pods], [account('b'), pods])).toBe(
    'restart: pods take the annotations of their account when they start: Deployment a',
  );
  expect(impact([account('a')], [account('b')])).toBe('in-place: applied in place');
});

test('the report says in a sentence each which pods are replaced, stop, and start', () => {
  const image = (name: string, tag: string) => deployment(name, { container: { image: `x:${tag}` } });
  const selector = (name: string, app: string) => deployment(name, { spec: { selector: { matchLabels: { app } } } });
  const many = Array.from({ length: 10 }, (_, index) => `many-${index}`);
  const cron = (tag: string) =>
    object('batch/v1', 'CronJob', 'nightly', {
      spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: tag }] } } } } },
    });
  const before = [
    image('a', '1'),
    selector('b', 'x'),
    deployment('gone', { container: { image: 'other' }, pod: { x: 1, y: 2 } }),
    cron('1'),
  ];
  const after = [image('a', '2'), selector('b', 'y'), cron('2')];
  expect(podSentences(difference(before, after))).toEqual([
    'pods replaced: a',
    'pods stop, and others start under a new object: b',
    'pods stop for good: gone',
  ]);
  expect(
    podSentences(
      difference(
        many.map((name) => image(name, '1')),
        many.map((name) => image(name, '2')),
      ),
    ),
  ).toEqual(['pods replaced: many-0, many-1, many-2, many-3, many-4, many-5, many-6, many-7 and 2 more']);
  expect(podSentences(difference([], [image('a', '1')]))).toEqual(['pods that are new: a']);
  expect(podSentences(difference([object('v1', 'ConfigMap', 'a')], []))).toEqual([]);
});
