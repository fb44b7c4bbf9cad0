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

/**
 * Wraps values so that one render tells which of them it read.
 *
 * Only asking for a key counts; listing a map's keys does not, so a map that is merely tested for being empty leaves
 * its leaves unread. What is wrapped is read-only data like the original, and as equal to it as data can be.
 */
export function recordReads(values: Values): RecordedValues {
  const root = new Recorder(values);
  const find = (path: readonly (string | number)[]): Recorder | typeof scalar | 'whole' | undefined => {
    let at: Recorder | typeof scalar | undefined = root;
    for (const part of path) {
      if (at === undefined || at === scalar) return undefined;
      if (at.whole) return 'whole';
      at = at.children.get(String(part));
    }
    return at;
  };
  return {
    values: root.proxy as Values,
    wasRead: (path) => find(path) !== undefined,
    wasListed: (path) => {
      const found = find(path);
      return found === 'whole' || (found instanceof Recorder && (found.listed || found.whole));
    },
    wasTakenWhole: (path) => {
      const found = find(path);
      return found === 'whole' || (found instanceof Recorder && found.whole);
    },
  };
}

/** The data behind recorded values, for a block that goes into the output as it stands: all of it counts as read. */
export function wholly<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const recorder = (value as { [recorderOf]?: Recorder })[recorderOf];
  if (recorder === undefined) return value;
  recorder.whole = true;
  return recorder.original as T;
}

/** The key under which recorded values give their recorder. */
const recorderOf = Symbol('recorder');
/** Stands for a read value that is no map and no list: there is nothing below it to remember. */
const scalar = Symbol('scalar');

/** Remembers what was read of one map or list. */
class Recorder implements ProxyHandler<object> {
  readonly children = new Map<string, Recorder | typeof scalar>();
  readonly proxy: object;
  listed = false;
  /** Taken as it stands: everything below counts as read. */
  whole = false;

  constructor(readonly original: object) {
    this.proxy = new Proxy(original, this);
  }

  get(target: object, key: string | symbol): unknown {
    if (typeof key !== 'string') return key === recorderOf ? this : Reflect.get(target, key);
    const known = this.children.get(key);
    if (known !== undefined && known !== scalar) return known.proxy;
    const value = (target as Record<string, unknown>)[key];
    if (known === scalar || typeof value === 'function' || (key === 'length' && Array.isArray(target))) return value;
    const child = typeof value === 'object' && value !== null ? new Recorder(value) : scalar;
    this.children.set(key, child);
    return child === scalar ? value : child.proxy;
  }

  ownKeys(target: object): (string | symbol)[] {
    this.listed = true;
    return Reflect.ownKeys(target);
  }
}
