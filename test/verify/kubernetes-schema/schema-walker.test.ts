import { schemaTable } from '../../../lib/verify/kubernetes-schema/schema-table';
import { type SchemaFault, type SchemaWalk, walkSchema } from '../../../lib/verify/kubernetes-schema/schema-walker';

function faults(apiVersion: string, kind: string, data: unknown, walk: Partial<SchemaWalk> = {}): SchemaFault[] {
  const node = schemaTable().kind(apiVersion, kind);
  if (node === undefined) throw new Error(`no ${apiVersion} ${kind}`);
  const found: SchemaFault[] = [];
  walkSchema(node, data, { ...walk, report: (fault) => found.push(fault) });
  return found;
}

function configMap(rest: Record<string, unknown>): SchemaFault[] {
  return faults('v1', 'ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, ...rest });
}

function service(port: Record<string, unknown>): SchemaFault[] {
  return faults('v1', 'Service', { spec: { ports: [{ port: 80, ...port }] } });
}

test('suggests the field that was meant', () => {
  const [fault] = configMap({ binary_data: {} });
  expect(fault).toEqual({
    code: 'FLOE4001',
    message: 'the field "binary_data" does not exist here; did you mean "binaryData"?',
    fix: 'write "binaryData"',
    path: ['binary_data'],
  });
});

test('says what happens to a field that is like none', () => {
  expect(configMap({ zzz: 1 })[0]?.message).toBe(
    'the field "zzz" does not exist here; an API server drops or refuses it',
  );
});

test('does not take names of JavaScript for known fields', () => {
  expect(configMap({ constructor: {}, toString: 'x' }).map(({ path }) => path)).toEqual([
    ['constructor'],
    ['toString'],
  ]);
});

test('says that a boolean or number needs quotes where a string belongs', () => {
  expect(configMap({ data: { a: true, b: 1 } })).toEqual([
    { code: 'FLOE4003', message: 'expected a string, found a boolean', fix: 'put it in quotes', path: ['data', 'a'] },
    { code: 'FLOE4003', message: 'expected a string, found a number', fix: 'put it in quotes', path: ['data', 'b'] },
  ]);
});

test('says that quotes are too many where a number or boolean belongs', () => {
  expect(service({ nodePort: '30000' })).toEqual([
    {
      code: 'FLOE4003',
      message: 'expected a whole number, found a string',
      fix: 'write it without quotes',
      path: ['spec', 'ports', 0, 'nodePort'],
    },
  ]);
  expect(configMap({ immutable: 'true' })[0]?.message).toBe('expected a boolean, found a string');
});

test.each([
  [8080.5, 'expected a whole number, found 8080.5'],
  [2 ** 31, '2147483648 does not fit into 32 bits'],
])('refuses the port %s', (port, message) => {
  expect(service({ port })[0]?.message).toBe(message);
});

test.each([8080, 'http'])('takes the number or the name of a target port: %s', (targetPort) => {
  expect(service({ targetPort })).toEqual([]);
});

test('takes null for absent in built-in types, and misses it where a value is required', () => {
  expect(configMap({ data: null, metadata: { name: 'a', labels: null, annotations: { a: null } } })).toEqual([]);
  expect(service({ port: null }).map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['FLOE4002', 'spec.ports.0.port'],
  ]);
});

test('takes an empty string for a default, not for a required choice', () => {
  expect(service({ protocol: '' })).toEqual([]);
  const binding = { subjects: [], roleRef: { apiGroup: '', kind: '', name: 'x' } };
  expect(faults('rbac.authorization.k8s.io/v1', 'RoleBinding', binding)[0]?.message).toBe(
    '"" is not allowed here; expected "Role" or "ClusterRole"',
  );
});

test('checks times and base64', () => {
  expect(configMap({ metadata: { name: 'a', creationTimestamp: 'yesterday' } })[0]?.code).toBe('FLOE4004');
  expect(configMap({ metadata: { name: 'a', creationTimestamp: '2025-01-31T08:00:00Z' } })).toEqual([]);
  expect(configMap({ binaryData: { a: 'no base64!' } })[0]?.message).toBe('expected base64 text');
  expect(configMap({ binaryData: { a: 'AAEC\nAw==\n' } })).toEqual([]);
});

test('checks the limits of custom resources', () => {
  const external = (spec: Record<string, unknown>): (string | undefined)[] =>
    faults('external-secrets.io/v1', 'ExternalSecret', { spec }).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  const ref = { remoteRef: { key: 'a' } };
  expect(external({ data: [{ ...ref, secretKey: '' }] })).toEqual([
    'spec.data.0.secretKey: expected a text that is not empty',
  ]);
  expect(external({ data: [{ ...ref, secretKey: 'a/b' }] })[0]).toContain('does not have the form');
  expect(external({ data: [{ ...ref, secretKey: 'a'.repeat(254) }] })[0]).toContain('254 characters; at most 253');
  expect(external({ data: [{ ...ref, secretKey: 'a', sourceRef: {} }] })[0]).toContain(
    '0 fields stand here; expected exactly 1',
  );
});

test('keeps unknown fields where a custom resource keeps them', () => {
  const spec = { encryptedData: {}, template: { metadata: { creationTimestamp: null, anything: 1 } } };
  expect(faults('bitnami.com/v1alpha1', 'SealedSecret', { spec })).toEqual([]);
});

test('reads either spelling of fields where Dagster does', () => {
  const found: SchemaFault[] = [];
  const pod = {
    init_containers: [{ name: 'a', image: 'b', volumeMounts: [{ name: 'v', mount_path: '/v' }] }],
    node_slector: {},
  };
  walkSchema(schemaTable().fragment('PodSpec'), pod, {
    spelling: 'either',
    partial: true,
    report: (fault) => found.push(fault),
  });
  expect(found.map(({ message }) => message)).toEqual([
    'the field "node_slector" does not exist here; did you mean "nodeSelector"?',
  ]);
});

test('walks types that contain themselves', () => {
  const schema = { openAPIV3Schema: { properties: { a: { properties: { b: { type: 'string', formt: 'x' } } } } } };
  const version = { name: 'v1', served: true, storage: true, schema };
  const names = { kind: 'A', plural: 'as' };
  const spec = { group: 'acme.example', names, scope: 'Namespaced', versions: [version] };
  expect(faults('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec })[0]?.path.slice(-2)).toEqual([
    'b',
    'formt',
  ]);
});

test('knows the kinds of all stable groups that belong into files', () => {
  expect(schemaTable().kindsOf('apps/v1')).toEqual([
    'ControllerRevision',
    'DaemonSet',
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
  ]);
  expect(schemaTable().versionsOf('HorizontalPodAutoscaler')).toEqual(['autoscaling/v1', 'autoscaling/v2']);
  expect(schemaTable().kind('v1', 'constructor')).toBeUndefined();
  expect(schemaTable().kindsOf('toString')).toBeUndefined();
});
