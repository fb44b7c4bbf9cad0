import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { Manifest } from '../manifest';

type Values = Readonly<Record<string, unknown>>;
interface OwnManifest {
  readonly path: DataPath;
  readonly object: Values;
}

const lists: readonly DataPath[] = [['extraManifests'], ['dagster-user-deployments', 'extraManifests']];
/** One map for the values of an environment, however many findings there are. */
const known = new WeakMap<Values, ReadonlyMap<string, readonly OwnManifest[]>>();

/**
 * The path of the chart's values at which an object of the operator's own is written; undefined for all others, and for
 * those whose name a template makes.
 */
export function ownManifestPath(values: Values, manifest: Manifest): DataPath | undefined {
  const found = known.get(values) ?? ownManifests(values);
  known.set(values, found);
  const { namespace } = manifest.metadata;
  const named = (found.get(identity(manifest)) ?? []).filter(({ object }) => {
    const own = metadataOf(object)['namespace'];
    return own === undefined || own === namespace;
  });
  // Of several that stand there by one name, the one that says the same.
  const same = named.length > 1 ? named.find(({ object }) => content(object) === content(manifest)) : undefined;
  return (same ?? named[0])?.path;
}

function ownManifests(values: Values): Map<string, OwnManifest[]> {
  const found = new Map<string, OwnManifest[]>();
  for (const list of lists) {
    const [first = '', second] = list.map(String);
    const section = second === undefined ? values[first] : isRecord(values[first]) ? values[first][second] : undefined;
    if (!Array.isArray(section)) continue;
    section.forEach((object: unknown, index) => {
      if (!isRecord(object)) return;
      const key = identity({ ...object, metadata: metadataOf(object) });
      found.set(key, [...(found.get(key) ?? []), { path: [...list, index], object }]);
    });
  }
  return found;
}

function identity({
  apiVersion,
  kind,
  metadata,
}: {
  apiVersion?: unknown;
  kind?: unknown;
  metadata: Values | Manifest['metadata'];
}): string {
  return JSON.stringify([apiVersion, kind, metadata.name]);
}

function metadataOf(object: Values): Values {
  return isRecord(object['metadata']) ? object['metadata'] : {};
}

function content(object: Values | Manifest): string {
  return JSON.stringify({ ...object, metadata: undefined });
}
