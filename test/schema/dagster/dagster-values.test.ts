import * as z from 'zod';
import { dagsterValuesSchema } from '../../../lib/schema/dagster/dagster-values';
import { knownPlaces } from '../../../lib/schema/dagster/known-keys';
import { findUnknownKeys } from '../../../lib/schema/dagster/unknown-keys';
import { checkDagsterValues } from '../../../lib/schema/dagster/value-types';
import { toJsonSchema } from '../../../lib/schema/json-schema';
import chartOtherKeys from './fixtures/chart-other-keys.json';
import chartTypes from './fixtures/chart-types.json';
import { dataPath, valuesWith } from './value-at';

const samples: Readonly<Record<string, unknown>> = {
  string: 'text',
  integer: 3,
  number: 1.5,
  boolean: true,
  array: [],
  object: {},
  null: null,
};

interface ChartKey {
  readonly path: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

const chartKeys: readonly ChartKey[] = Object.entries(chartTypes).map(([path, text]) => ({
  path,
  types: text.replace(' required', '').split(' | '),
  required: text.endsWith(' required'),
}));

/** Required by the types that the chart has by default. */
const defaultBlocks: readonly string[] = [
  'runLauncher.config.k8sRunLauncher',
  'dagsterDaemon.runCoordinator.config.queuedRunCoordinator',
];

function issuesAt(path: string, value: unknown): string[] {
  const wanted = JSON.stringify(dataPath(path));
  return checkDagsterValues(valuesWith(path, value))
    .filter((issue) => JSON.stringify(issue.path) === wanted && issue.code !== 'range')
    .map((issue) => `${path}: found ${issue.found}, expected ${issue.expected}`);
}

describe('dagsterValuesSchema', () => {
  it('knows every key of the JSON schemas of the chart', () => {
    const unknown = chartKeys.filter(({ path }) => findUnknownKeys(valuesWith(path, {})).length > 0);
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  it('knows every key of the values files that those schemas do not name', () => {
    expect(chartOtherKeys.filter((path) => findUnknownKeys(valuesWith(path, {})).length > 0)).toEqual([]);
  });

  it('takes every type that the chart takes', () => {
    const refused = chartKeys.flatMap(({ path, types, required }) =>
      types
        // Null over a required key drops the default, so that the chart misses the key.
        .filter((type) => type !== 'null' || !(required || defaultBlocks.includes(path)))
        .flatMap((type) => issuesAt(path, type.startsWith('"') ? JSON.parse(type) : samples[type])),
    );
    // "text" is none of the four kinds of Service, though the chart's schema takes any text.
    expect(refused.filter((issue) => !/\.service\.type: found "text"/.test(issue))).toEqual([]);
  });

  it('refuses every type that the chart refuses', () => {
    const accepted = chartKeys.flatMap(({ path, types, required }) =>
      Object.entries(samples)
        .filter(([type]) => !types.includes(type) && !(type === 'integer' && types.includes('number')))
        // Null drops the default, which only a required key misses; null over no default is null.
        .filter(([type]) => type !== 'null' || required)
        .filter(([, value]) => issuesAt(path, value).length === 0)
        .map(([type]) => `${path}: ${type}`),
    );
    expect(accepted).toEqual([]);
  });

  it('describes every key in a sentence of its own', () => {
    const places = knownPlaces(dagsterValuesSchema);
    const silent = places.filter(
      ({ schema }) => !/^\S.*[^.\s]$/.test(z.globalRegistry.get(schema as z.ZodType)?.description ?? ''),
    );
    expect(places.length).toBeGreaterThan(1000);
    expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('becomes a JSON Schema with descriptions and deprecated keys', () => {
    const { properties } = JSON.parse(JSON.stringify(toJsonSchema(dagsterValuesSchema)));
    expect(properties.dagsterWebserver.properties.replicaCount).toMatchObject({
      type: 'integer',
      description: 'Number of webserver pods',
    });
    expect(properties.dagit.deprecated).toBe(true);
    expect(properties['dagster-user-deployments'].properties.deployments.items.required).toEqual([
      'name',
      'image',
      'port',
    ]);
  });

  it('can be extended with keys of the toolkit, at the root and in a section', () => {
    const extended = dagsterValuesSchema.extend({ floe: z.optional(z.strictObject({ owner: z.string() })) });
    expect(findUnknownKeys({ floe: { owner: 'data' } }, extended)).toEqual([]);
    expect(findUnknownKeys({ floe: { ownr: 'data' } }, extended)).toEqual([
      { path: ['floe', 'ownr'], suggestion: { path: ['floe', 'owner'] } },
    ]);
    expect(checkDagsterValues({ floe: {} }, extended)).toEqual([
      { path: ['floe', 'owner'], code: 'required', found: 'nothing', expected: 'a string' },
    ]);
  });
});
