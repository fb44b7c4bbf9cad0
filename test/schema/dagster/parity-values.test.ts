import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findUnknownKeys } from '../../../lib/schema/dagster/unknown-keys';
import { checkDagsterValues } from '../../../lib/schema/dagster/value-types';

const parity = join(__dirname, '..', '..', 'parity');

function valuesOf(kind: 'cases' | 'rejected', name: string): unknown {
  const text = readFileSync(join(parity, kind, name, 'values.yaml'), 'utf8');
  return parse(text, { version: '1.1', maxAliasCount: -1 }) ?? {};
}

const cases = readdirSync(join(parity, 'cases'));
/** Their README: values that the templates take and the chart's schema refuses. */
const outsideSchema = cases.filter((name) =>
  /^outside-schema-|^(quirk-large-numbers|dagit-and-webserver)$|^postgres-bundled-(existing|globals)$/.test(name),
);
const withinSchema = cases.filter((name) => !outsideSchema.includes(name));

describe('values of the parity corpus', () => {
  it.each(cases.filter((name) => name !== 'outside-schema-loose-types'))('holds no unknown key in %s', (name) => {
    expect(findUnknownKeys(valuesOf('cases', name))).toEqual([]);
  });

  it.each(withinSchema)('holds only types that the chart takes in %s', (name) => {
    expect(checkDagsterValues(valuesOf('cases', name))).toEqual([]);
  });

  it.each(outsideSchema)('holds types that the chart refuses in %s', (name) => {
    expect(checkDagsterValues(valuesOf('cases', name))).not.toEqual([]);
  });

  it.each([
    ['location-without-image', 'dagster-user-deployments.deployments.0.image'],
    ['numeric-database-password', 'postgresql.postgresqlPassword'],
  ])('refuses %s at its value, as Helm fails there', (name, path) => {
    expect(checkDagsterValues(valuesOf('rejected', name)).map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
