import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';

/**
 * A path with list elements by what Kubernetes tells them apart by, and keys in one spelling:
 * `env[5].value` as `env`, `LOG_LEVEL`, `value`. Elements without a name are passed over.
 */
export function namedPath(data: unknown, path: DataPath): string[] {
  const names: string[] = [];
  let value = data;
  for (const part of path) {
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined;
    const name = typeof part === 'number' ? elementName(value) : camelCase(part);
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** The name of a list's element: a variable, a volume, a container by its name, a mount by its path. */
export function elementName(element: unknown): string | undefined {
  if (!isRecord(element)) return undefined;
  const name = element['mountPath'] ?? element['mount_path'] ?? element['name'];
  return typeof name === 'string' ? name : undefined;
}

/** `volume_mounts` as `volumeMounts`: how the chart's values spell what dagster.yaml and container contexts hold. */
export function camelCase(key: string): string {
  return /^[a-z]+(_[a-z\d]+)+$/.test(key)
    ? key.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
    : key;
}
