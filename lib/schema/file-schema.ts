import * as z from 'zod';
import { artifactsSchema } from './artifacts/artifacts';
import { dagsterValuesSchema } from './dagster/dagster-values';
import { userDeploymentSchema, userDeploymentsSchema } from './dagster/user-deployments';
import { floeSpecSchema } from './floe-spec/floe-spec';
import { type JsonSchema, type JsonSchemaDraft, toJsonSchema } from './json-schema';
import { platformSchema } from './platform/platform';
import { platformVersionSchema } from './platform-version/platform-version';
import { codeLocationSchema, floeValuesSchema } from './values/floe-values';

/** The files that have a JSON Schema. */
export const schemaKinds = ['floe', 'platform', 'values', 'artifacts', 'platform-version'] as const;
export type SchemaKind = (typeof schemaKinds)[number];

const titles: Record<SchemaKind, string> = {
  floe: 'floe.yaml: a pipeline, by logical names (Tier 1)',
  platform: 'platform.yaml: endpoints, profiles and secret references of an environment (Tier 2)',
  values: 'values.yaml: what only Kubernetes knows (Tier 3)',
  artifacts: 'compiled_artifacts.json: Tier 1 merged with the profiles of Tier 2',
  'platform-version': 'platform-version.yaml: the platform release that a pipeline is built against',
};

/** The JSON Schema of a kind of file, for editors and other tools, made from the schema that checks it. */
export function fileSchema(kind: SchemaKind, draft: JsonSchemaDraft): JsonSchema {
  const { $schema, ...schema } = toJsonSchema(zodSchemaOf(kind), draft, kind === 'values' ? 'ref' : 'inline');
  return { $schema, title: titles[kind], ...schema };
}

function zodSchemaOf(kind: SchemaKind): z.ZodType {
  switch (kind) {
    case 'floe':
      return floeSpecSchema;
    case 'platform':
      return platformSchema;
    case 'values':
      return valuesFileSchema();
    case 'artifacts':
      return artifactsSchema;
    case 'platform-version':
      return platformVersionSchema;
  }
}

/** A values file with all that an editor can help with: the chart's keys, and those of its deployment entries. */
function valuesFileSchema(): z.ZodType {
  const entry = userDeploymentSchema._zod.def.getter();
  const location = z.strictObject({ ...entry.omit({ name: true }).shape, ...codeLocationSchema.shape }).partial();
  const floeLevel = {
    ...floeValuesSchema.shape,
    codeLocations: z
      .record(z.string(), location.nullable())
      .optional()
      .describe('code locations by name; maps merge over layers'),
  };
  const deployments = z
    .array(entry.partial({ image: true, port: true }))
    .optional()
    .describe('the code locations; weaker layers may supply image and port');
  const locations = z
    .strictObject({ ...userDeploymentsSchema._zod.def.getter().shape, deployments })
    .optional()
    .describe('the code locations, and what they share');
  return z.strictObject({
    ...floeLevel,
    floe: z.strictObject(floeLevel).optional().describe('the floe level, nested'),
    dagster: z
      .strictObject({
        ...dagsterValuesSchema.shape,
        enabled: z.boolean().optional().describe('must stay true'),
        'dagster-user-deployments': locations,
      })
      .optional()
      .describe('values of the Dagster chart 1.12.17'),
  });
}
