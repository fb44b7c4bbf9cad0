import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';

/** Where a value stands: in the manifest, and in the document inside it where there is one. */
export interface DataPlace {
  readonly path: DataPath;
  readonly inner?: DataPath;
}

/** How a document spells the fields of Kubernetes objects: Dagster takes `volumeMounts` and `volume_mounts`. */
export type FieldSpelling = 'camel' | 'either';

/**
 * A value of plain data that knows its path.
 *
 * Reading something that is not there gives a cursor at `undefined`; wrong types are the schema check's to report.
 */
export class DataCursor {
  private constructor(
    readonly value: unknown,
    private readonly parent: DataCursor | undefined,
    private readonly key: string | number,
    private readonly spelling: FieldSpelling,
    /** True for the root of a document that the parent holds as text. */
    private readonly embedded: boolean,
  ) {}

  /** A cursor at the root of a manifest. */
  static root(value: unknown): DataCursor {
    return new DataCursor(value, undefined, '', 'camel', false);
  }

  /** A cursor at the root of the document that this cursor's text holds. */
  document(data: unknown, spelling: FieldSpelling = 'either'): DataCursor {
    return new DataCursor(data, this, '', spelling, true);
  }

  /** The field of a map. */
  get(name: string): DataCursor {
    const key = this.spelt(name);
    return this.child(key, this.own(key));
  }

  /** The value of a field, for those who need no place of it. */
  raw(name: string): unknown {
    return this.own(this.spelt(name));
  }

  /** True when a field is neither absent nor null. */
  has(name: string): boolean {
    const value = this.raw(name);
    return value !== undefined && value !== null;
  }

  /** The value of a field when it is a string that is not empty. */
  textOf(name: string): string | undefined {
    const value = this.raw(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** A field below a field below a field. */
  at(...names: readonly string[]): DataCursor {
    let cursor: DataCursor = this;
    for (const name of names) cursor = cursor.get(name);
    return cursor;
  }

  /** The item of a list. */
  item(index: number): DataCursor {
    return this.child(index, Array.isArray(this.value) ? this.value[index] : undefined);
  }

  /** The items of the list in a field. */
  itemsOf(name: string): readonly DataCursor[] {
    const value = this.raw(name);
    return Array.isArray(value) && value.length > 0 ? this.get(name).items() : none;
  }

  /** The items of a list; none for anything else. */
  items(): readonly DataCursor[] {
    if (!Array.isArray(this.value) || this.value.length === 0) return none;
    return this.value.map((item, index) => this.child(index, item));
  }

  /** The fields of a map with their names; none for anything else. */
  entries(): [string, DataCursor][] {
    return isRecord(this.value)
      ? Object.entries(this.value).map(([name, value]) => [name, this.child(name, value)])
      : [];
  }

  /** The value when it is a string that is not empty. */
  text(): string | undefined {
    return typeof this.value === 'string' && this.value !== '' ? this.value : undefined;
  }

  /** True when a value stands here: neither absent nor null. */
  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The paths from the root of the manifest, and from the root of the embedded document. */
  get place(): DataPlace {
    const inner: (string | number)[] = [];
    let path = inner;
    let isInner = false;
    for (let cursor: DataCursor = this; cursor.parent !== undefined; cursor = cursor.parent) {
      if (cursor.embedded) {
        isInner = true;
        path = [];
      } else path.push(cursor.key);
    }
    return isInner ? { path: path.reverse(), inner: inner.reverse() } : { path: inner.reverse() };
  }

  private own(key: string): unknown {
    return isRecord(this.value) ? this.value[key] : undefined;
  }

  /** The spelling of a field that the map uses. */
  private spelt(name: string): string {
    if (this.spelling === 'camel' || this.own(name) !== undefined) return name;
    const other = snakeCase(name);
    return this.own(other) === undefined ? name : other;
  }

  private child(key: string | number, value: unknown): DataCursor {
    return new DataCursor(value, this, key, this.spelling, false);
  }
}

const none: readonly DataCursor[] = [];
const snakeNames = new Map<string, string>();

/** `volumeMounts` as `volume_mounts`; the names are those of our own code, so the memory is small. */
function snakeCase(name: string): string {
  const known = snakeNames.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeNames.set(name, known);
  return known;
}
