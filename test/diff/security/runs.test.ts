import { accessLines, deployment, object } from '../objects';

/** A code location whose runs get a container context. */
const location = (k8s: unknown, variable = 'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT') =>
  deployment('a', { container: { env: [{ name: variable, value: JSON.stringify({ k8s }) }] } });
/** The instance, with a run launcher of this configuration. */
const launcher = (config: string) =>
  object('v1', 'ConfigMap', 'instance', {
    data: { 'dagster.yaml': `run_launcher:\n  module: dagster_k8s\n  config:\n    job_namespace: floe\n${config}` },
  });
const key = { valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } };
const snakeKey = { value_from: { secret_key_ref: { name: 'db', key: 'password' } } };

test.each([
  [location({}), location({ env: [{ name: 'A', ...key }] }), 'its runs', 'key password of Secret db'],
  [location({}), location({ env: [{ name: 'A', ...snakeKey }] }), 'its runs', 'key password of Secret db'],
  [location({}), location({ env_secrets: ['db'] }), 'its runs', 'all keys of Secret db'],
  [
    location({}, 'DAGSTER_CONTAINER_CONTEXT'),
    location({ env_secrets: ['db'] }, 'DAGSTER_CONTAINER_CONTEXT'),
    'its runs',
    'all keys of Secret db',
  ],
  [
    location({}),
    location({ volumes: [{ name: 'v', secret: { secret_name: 'db' } }] }),
    'its runs',
    'all keys of Secret db',
  ],
  [location({}), location({ image_pull_secrets: [{ name: 'db' }] }), 'its runs', 'pull Secret db'],
  [
    location({}),
    location({ run_k8s_config: { container_config: { env_from: [{ secret_ref: { name: 'db' } }] } } }),
    'its runs',
    'all keys of Secret db',
  ],
  [
    location({}),
    location({
      run_k8s_config: {
        pod_spec_config: { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'db' } }] } }] },
      },
    }),
    'its runs',
    'all keys of Secret db',
  ],
  [launcher(''), launcher('    env_secrets: [db]\n'), 'all runs', 'all keys of Secret db'],
  [launcher(''), launcher('    postgres_password_secret: db\n'), 'all runs', 'key postgresql-password of Secret db'],
  [
    launcher(''),
    launcher(
      '    run_k8s_config:\n      container_config:\n        env:\n          - {name: A, value_from: {secret_key_ref: {name: db, key: k}}}\n',
    ),
    'all runs',
    'key k of Secret db',
  ],
])('Secrets of run pods, to and fro: %#', (narrow, wide, who, secret) => {
  expect(accessLines([narrow], [wide])).toEqual([`broadens run-secrets: ${who} get ${secret}`]);
  expect(accessLines([wide], [narrow])).toEqual([`narrows run-secrets: ${who} no longer get ${secret}`]);
});

test('a new code location’s pods and runs are told apart', () => {
  const one = deployment('a', {
    container: {
      env: [
        { name: 'PASSWORD', ...key },
        { name: 'DAGSTER_CONTAINER_CONTEXT', value: JSON.stringify({ k8s: { env: [{ name: 'PASSWORD', ...key }] } }) },
      ],
    },
  });
  expect(accessLines([], [one])).toEqual([
    'broadens secret-references: its pods get key password of Secret db',
    'broadens run-secrets: its runs get key password of Secret db',
  ]);
});

test('another account of runs is told, and a context that is no JSON says nothing', () => {
  expect(accessLines([location({ service_account_name: 'a' })], [location({ service_account_name: 'b' })])).toEqual([
    'changes run-accounts: its runs run as ServiceAccount b, before as a',
  ]);
  const broken = deployment('a', { container: { env: [{ name: 'DAGSTER_CONTAINER_CONTEXT', value: '{' }] } });
  expect(accessLines([location({}, 'DAGSTER_CONTAINER_CONTEXT')], [broken])).toEqual([]);
});

test('Secrets of an account and of storage are told too', () => {
  const account = (rest: Record<string, unknown>) => object('v1', 'ServiceAccount', 'a', rest);
  expect(
    accessLines([account({})], [account({ imagePullSecrets: [{ name: 'pull' }], secrets: [{ name: 'token' }] })]),
  ).toEqual([
    'broadens account-secrets: pods of the account get all keys of Secret token',
    'broadens account-secrets: pods of the account get pull Secret pull',
  ]);
  expect(accessLines([account({ imagePullSecrets: [{ name: 'pull' }] })], [account({})])).toEqual([
    'narrows account-secrets: pods of the account no longer get pull Secret pull',
  ]);
  const storage = { name: 'v', csi: { driver: 'x', nodePublishSecretRef: { name: 'disk' } } };
  expect(accessLines([deployment('a')], [deployment('a', { pod: { volumes: [storage] } })])).toEqual([
    'broadens secret-references: its pods get all keys of Secret disk',
  ]);
});
