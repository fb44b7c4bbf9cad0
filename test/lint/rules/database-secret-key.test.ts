import { outline } from '../values-of';

const named = (name: string, generate = false) =>
  `generatePostgresqlPasswordSecret: ${generate}\nglobal: { postgresqlSecretName: ${name} }\n`;

test.each(['db-app', 'db-superuser', 'hippo-pguser-dagster', 'dagster.db.credentials.postgresql.acid.zalan.do'])(
  'knows "%s" for an operator’s Secret',
  (name) => {
    expect(outline(named(name))).toEqual(['warning DAG006 global.postgresqlSecretName']);
  },
);

test('is silent for other names, and where the chart makes the Secret', () => {
  expect(outline(named('dagster-database'))).toEqual([]);
  expect(outline(named('db-app', true))).toEqual([]);
});
