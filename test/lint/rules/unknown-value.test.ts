import { lint, outline } from '../values-of';

test('names the key, and the place of what is meant', () => {
  expect(lint('externalPostgresql: { host: db }\n')).toMatchObject([
    {
      code: 'DAG031',
      severity: 'warning',
      message: 'unknown key "host": neither the chart nor the toolkit reads it',
      fix: 'did you mean postgresql.postgresqlHost? also set postgresql.enabled: false',
      path: ['externalPostgresql', 'host'],
    },
  ]);
});

test('is silent for keys that begin with x-, where people keep YAML anchors', () => {
  expect(outline('x-anchors: { a: 1 }\n')).toEqual([]);
});
