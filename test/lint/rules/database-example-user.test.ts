import { lint, outline } from '../values-of';

const external = 'enabled: false, postgresqlHost: db.acme.internal';
const keep = 'generatePostgresqlPasswordSecret: false\nglobal: { postgresqlSecretName: pg }\n';

test('names what is still the chart’s example, and no value of a password', () => {
  const [finding] = lint(`postgresql: { ${external} }\n`);
  expect(finding?.message).toBe(
    'Dagster connects to "db.acme.internal" with the user, database and password of the chart’s example',
  );
  expect(lint(`${keep}postgresql: { ${external}, postgresqlUsername: dagster }\n`)[0]?.message).toContain(
    'with the database of',
  );
});

test('is silent for the bundled database, and for "test" where somebody chose it', () => {
  expect(outline('postgresql: { enabled: true }\n')).toEqual([]);
  expect(outline(`${keep}postgresql: { ${external}, postgresqlUsername: test, postgresqlDatabase: test }\n`)).toEqual(
    [],
  );
});
