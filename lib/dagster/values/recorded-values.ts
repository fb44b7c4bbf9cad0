import type { Values } from './values';

/** Values that remember which of their parts were looked at. */
export interface RecordedValues {
  readonly values: Values;
  /** True when the value at a path was asked for, by its key or index; missing values count too. */
  wasRead(path: readonly (string | number)[]): boolean;
  /** True when the keys of the map at a path were listed. */
  wasListed(path: readonly (string | number)[]): boolean;
}

interface Reads {
  readonly children: Map<string, Reads>;
  listed: boolean;
}

const originals = new WeakMap<object, object>();

/**
 * Wraps values so that one render tells which of them it read.
 *
 * Only asking for a key counts; listing a map's keys does not, so a map that is merely tested for being empty leaves
 * its leaves unread. What is wrapped is read-only data like the original, and as equal to it as data can be.
 */
export function recordReads(values: Values): RecordedValues {
  const root: Reads = { children: new Map(), listed: false };
  const wrap = (value: unknown, reads: Reads): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const proxy = new Proxy(value, {
      get(target, key) {
        const found = Reflect.get(target, key) as unknown;
        if (typeof key !== 'string' || (Array.isArray(target) && !/^\d+$/.test(key))) return found;
        let child = reads.children.get(key);
        if (child === undefined) {
          child = { children: new Map(), listed: false };
          reads.children.set(key, child);
        }
        return wrap(found, child);
      },
      ownKeys(target) {
        reads.listed = true;
        return Reflect.ownKeys(target);
      },
    });
    originals.set(proxy, value);
    return proxy;
  };
  const find = (path: readonly (string | number)[]): Reads | undefined => {
    let at: Reads | undefined = root;
    for (const part of path) at = at?.children.get(String(part));
    return at;
  };
  return {
    values: wrap(values, root) as Values,
    wasRead: (path) => find(path) !== undefined,
    wasListed: (path) => find(path)?.listed === true,
  };
}

/** The data behind recorded values: for hashes over a whole block, which look at everything and use nothing. */
export function unrecorded<T>(value: T): T {
  return typeof value === 'object' && value !== null ? ((originals.get(value) ?? value) as T) : value;
}
