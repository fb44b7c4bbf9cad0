import { ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from '../manifest';
import { isMap } from './values/values';

/**
 * An object that the chart rendered, as a construct: teams may patch it, and add to its metadata.
 *
 * Its data is finished; cdk8s need not resolve it again, which would take as long as rendering it did.
 */
export class RenderedObject extends ApiObject {
  private patched = false;
  private readonly reserved: boolean;

  constructor(
    scope: Construct,
    id: string,
    private readonly manifest: Manifest,
  ) {
    const reserved = hasReservedKey(manifest);
    super(scope, id, reserved ? renameKey(manifest, reservedKey, standIn) : manifest);
    this.reserved = reserved;
  }

  override addJsonPatch(...patches: JsonPatch[]): void {
    this.patched = true;
    super.addJsonPatch(...patches);
  }

  override toJson(): unknown {
    if (this.patched) return this.named(super.toJson());
    const { apiVersion, kind, metadata: _, ...rest } = this.manifest;
    const metadata = this.named(this.metadata.toJson());
    return { apiVersion, kind, metadata, ...(withoutNulls(rest) as Record<string, unknown>) };
  }

  /** Gives keys their own names again. */
  private named(data: unknown): unknown {
    return this.reserved ? renameKey(data, standIn, reservedKey) : data;
  }
}

/** To cdk8s a map with a key `constructor` is an instance of a class, which it refuses to write. */
const reservedKey = 'constructor';
const standIn = '\u0000constructor';

function hasReservedKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasReservedKey);
  if (!isMap(value)) return false;
  for (const key of Object.keys(value)) if (key === reservedKey || hasReservedKey(value[key])) return true;
  return false;
}

function renameKey<T>(value: T, from: string, to: string): T {
  if (Array.isArray(value)) return value.map((item) => renameKey(item, from, to)) as T;
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key === from ? to : key, renameKey(item, from, to)]);
  return Object.fromEntries(entries) as T;
}

/** Leaves out what is null, which says nothing to Kubernetes; data without any is not copied. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutNulls);
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  if (!isMap(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const before = value[key];
    const after = before === null || before === undefined ? undefined : withoutNulls(before);
    if (after === before && copy === undefined) continue;
    copy ??= { ...value };
    if (after === undefined) delete copy[key];
    else copy[key] = after;
  }
  return copy ?? value;
}
