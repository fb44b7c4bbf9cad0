import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { type RenderResult, renderDagster, type Values } from '../../lib/dagster/render';
import type { Manifest } from '../../lib/manifest';

/** A database elsewhere and one code location: the least that most tests need. */
export const base: Values = {
  postgresql: { enabled: false, postgresqlHost: 'pg.acme.internal' },
  'dagster-user-deployments': { deployments: [locationNamed('orders')] },
};

export function locationNamed(name: string, fields: Values = {}): Values {
  const image = { repository: 'ghcr.io/acme/orders', tag: '1', pullPolicy: 'Always' };
  return { name, image, port: 3030, dagsterApiGrpcArgs: ['-m', 'orders'], ...fields };
}

/** Renders user values, laid over the base, as release `acme` in namespace `data`. */
export function render(userValues: Values): RenderResult {
  return renderDagster(coalesceWithDefaults({ ...base, ...userValues }), { name: 'acme', namespace: 'data' });
}

/** The one object of a kind and name among those rendered. */
export function find(result: RenderResult, kind: string, name: string): Manifest {
  const found = result.manifests.filter((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} objects are ${kind} ${name}`);
  return only;
}

/** What stands at a path of a manifest. */
export function at(data: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], data);
}
