import type { Values } from './values';

/** Values that remember which of their parts were looked at. */
export interface RecordedValues {
  readonly values: Values;
  /** True when the value at a path was asked for, by its key or index; missing values count too. */
  wasRead(path: readonly (string | number)[]): boolean;
  /** True when the keys of the map at a path were listed. */
  wasListed(path: readonly (string | number)[]): boolean;
  /** True when the block at a path, or one that it is part of, went into the output as it stands. */
  wasTakenWhole(path: readonly (string | number)[]): boolean;
}

interface Reads {
  /** Most of what is read is a scalar, which has none. */
  children: ReadonlyMap<string, Reads> | undefined;
  /** What the reader was given. */
  value: unknown;
  listed: boolean;
  /** Taken as it stands: everything below counts as read. */
  whole: boolean;
}

interface Recorded {
  readonly original: object;
  readonly reads: Reads;
}

const recordings = new WeakMap<object, Recorded>();

/**
 * Wraps values so that one render tells which of them it read.
 *
 * Only asking for a key counts; listing a map's keys does not, so a map that is merely tested for being empty leaves
 * its leaves unread. What is wrapped is read-only data like the original, and as equal to it as data can be.
 */
export function recordReads(values: Values): RecordedValues {
  const root = newReads();
  const find = (path: readonly (string | number)[]): Reads | 'whole' | undefined => {
    let at: Reads | undefined = root;
    for (const part of path) {
      if (at?.whole === true) return 'whole';
      at = at?.children?.get(String(part));
    }
    return at;
  };
  return {
    values: record(values, root) as Values,
    wasRead: (path) => find(path) !== undefined,
    wasListed: (path) => {
      const reads = find(path);
      return reads === 'whole' || reads?.listed === true || reads?.whole === true;
    },
    wasTakenWhole: (path) => {
      const reads = find(path);
      return reads === 'whole' || reads?.whole === true;
    },
  };
}

/** The data behind recorded values, for a block that goes into the output as it stands: all of it counts as read. */
export function wholly<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const recorded = recordings.get(value);
  if (recorded === undefined) return value;
  recorded.reads.whole = true;
  return recorded.original as T;
}

function newReads(): Reads {
  return { children: undefined, value: undefined, listed: false, whole: false };
}

function record(value: unknown, reads: Reads): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const children = new Map<string, Reads>();
  reads.children = children;
  const proxy = new Proxy(value, {
    get(target, key) {
      const found = Reflect.get(target, key) as unknown;
      if (typeof key !== 'string' || (key === 'length' && Array.isArray(target)) || typeof found === 'function')
        return found;
      const known = children.get(key);
      if (known !== undefined) return known.value;
      const child = newReads();
      children.set(key, child);
      child.value = record(found, child);
      return child.value;
    },
    ownKeys(target) {
      reads.listed = true;
      return Reflect.ownKeys(target);
    },
  });
  recordings.set(proxy, { original: value, reads });
  return proxy;
}
