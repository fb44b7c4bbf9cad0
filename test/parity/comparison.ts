import { parse, parseAllDocuments } from 'yaml';

/** What a comparison with the official chart must not see, and inner documents parsed (README.md of this folder). */
const ignoredLabels = new Set(['helm.sh/chart', 'chart', 'heritage', 'app.kubernetes.io/managed-by']);
const innerYaml = new Set(['dagster.yaml', 'workspace.yaml', 'celery.yaml']);
const innerJson = new Set(['DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT', 'DAGSTER_CONTAINER_CONTEXT']);

type Plain = Record<string, unknown>;

/** Reads a stream of Kubernetes objects as Helm and kubectl would; empty documents are dropped. */
export function parseObjects(text: string): unknown[] {
  return parseAllDocuments(text, { version: '1.1', logLevel: 'error' })
    .map((document) => {
      const [error] = document.errors;
      if (error !== undefined) throw error;
      return document.toJS({ maxAliasCount: -1 }) as unknown;
    })
    .filter((data) => data !== null && data !== undefined);
}

/**
 * Puts objects into a form in which equal means equal for the chart: sorted by identity, keys sorted, empty fields
 * gone, ignored labels gone, inner documents parsed. Objects of one identity stay in a list.
 */
export function comparable(objects: readonly unknown[]): Record<string, unknown[]> {
  const byIdentity = new Map<string, unknown[]>();
  for (const object of objects) {
    const identity = identityOf(object);
    const same = byIdentity.get(identity) ?? [];
    same.push(simplify(object, []) ?? {});
    byIdentity.set(identity, same);
  }
  const sorted: Record<string, unknown[]> = {};
  for (const identity of [...byIdentity.keys()].sort()) {
    sorted[identity] = (byIdentity.get(identity) ?? []).sort((a, b) =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : JSON.stringify(a) > JSON.stringify(b) ? 1 : 0,
    );
  }
  return sorted;
}

function identityOf(object: unknown): string {
  const plain = object as { apiVersion?: unknown; kind?: unknown; metadata?: { name?: unknown } };
  return `${String(plain.apiVersion)} ${String(plain.kind)} ${String(plain.metadata?.name)}`;
}

function simplify(value: unknown, path: readonly string[]): unknown {
  const key = path.at(-1) ?? '';
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((item) => simplify(item, [...path, '[]']) ?? null);
  }
  if (typeof value === 'string' && path.at(-2) === 'data' && innerYaml.has(key)) {
    return sortKeys(parse(value, { version: '1.1' }));
  }
  if (!isPlain(value)) return value === null ? undefined : value;
  const result: Plain = {};
  for (const name of Object.keys(value).sort()) {
    if (key === 'labels' && ignoredLabels.has(name)) continue;
    if (key === 'annotations' && name.startsWith('checksum/')) {
      result[name] = 'checksum';
      continue;
    }
    const field = simplifyField(value, name, path);
    if (field !== undefined) result[name] = field;
  }
  return Object.keys(result).length > 0 || key === 'emptyDir' ? result : undefined;
}

function simplifyField(owner: Plain, name: string, path: readonly string[]): unknown {
  const value = owner[name];
  if (name === 'value' && typeof value === 'string' && innerJson.has(String(owner['name']))) {
    return sortKeys(JSON.parse(value));
  }
  return simplify(value, [...path, name]);
}

/** Inner documents are compared to the last null and empty list. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sortKeys(value[name])]),
  );
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
