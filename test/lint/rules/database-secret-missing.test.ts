import { lint, locations, outline } from '../values-of';

test('a Secret that nobody makes or names is worth a note', () => {
  expect(outline('generatePostgresqlPasswordSecret: false\n')).toEqual([
    'info DAG008 generatePostgresqlPasswordSecret',
  ]);
});

test.each(['Secret', 'ExternalSecret', 'SealedSecret'])('a %s among the extra manifests makes it', (kind) => {
  const manifest = `extraManifests: [{ apiVersion: v1, kind: ${kind}, metadata: { name: dagster-postgresql-secret } }]\n`;
  expect(outline(`generatePostgresqlPasswordSecret: false\n${manifest}`)).toEqual([]);
});

test('without the global name code servers read another Secret than the rest', () => {
  const [finding] = lint(`global: { postgresqlSecretName: "" }\n${locations('')}`);
  expect(finding).toMatchObject({ code: 'DAG008', severity: 'warning', path: ['global', 'postgresqlSecretName'] });
  expect(finding?.message).toContain('"dagster-postgresql-secret"');
});

test('is silent where the subchart names its own', () => {
  const own = locations('').replace('  deployments', '  postgresqlSecretName: pg\n  deployments');
  expect(outline(`global: { postgresqlSecretName: "" }\n${own}`)).toEqual([]);
});
