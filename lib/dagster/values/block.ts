import type { DataPath } from '../../diagnostics/diagnostic';
import { refuse } from '../refusal';
import { copyOf, goText, isTruthy, retyped } from './go-value';
import { isMap, type Values } from './values';

/** An element of a list in the values, with its place. */
export interface Item {
  readonly value: unknown;
  readonly path: DataPath;
}

/**
 * A map of the values that knows its path, read as Go templates read: a missing key is null, null has no keys.
 *
 * Each method refuses, naming the path, where the chart's template would fail.
 */
export class Block {
  /** A block goes into the pod of a server and into what its runs are told: it is copied once. */
  private copied: Map<string, unknown> | undefined;

  constructor(
    readonly data: Values,
    readonly path: DataPath,
  ) {}

  /** The value as it is; undefined when missing. */
  get(key: string): unknown {
    return this.data[key];
  }

  pathOf(key: string): DataPath {
    return [...this.path, key];
  }

  /** True when the key is there, whatever its value (`hasKey`). */
  has(key: string): boolean {
    return this.data[key] !== undefined;
  }

  /** The value's truth in a Go template. */
  truthy(key: string): boolean {
    return isTruthy(this.data[key]);
  }

  /** True when the value is null or missing (`kindIs "invalid"`). */
  isNull(key: string): boolean {
    const value = this.data[key];
    return value === undefined || value === null;
  }

  /** A map that must be there. */
  block(key: string): Block {
    return asBlock({ value: this.data[key], path: this.pathOf(key) });
  }

  /** A map that may be empty or missing; undefined then. */
  optionalBlock(key: string): Block | undefined {
    return this.truthy(key) ? this.block(key) : undefined;
  }

  /** A map that counts as empty where it is missing, as one that a template keeps in a variable does. */
  section(key: string): Block {
    return this.isNull(key) ? new Block({}, this.pathOf(key)) : this.block(key);
  }

  /** The elements that `range` visits: of a list, of a map by key, none of null. */
  items(key: string): Item[] {
    return itemsOf({ value: this.data[key], path: this.pathOf(key) });
  }

  /** The elements of a list of maps. */
  blocks(key: string): Block[] {
    return this.isNull(key) ? [] : this.items(key).map(asBlock);
  }

  /** The text of a scalar; "" for null. */
  text(key: string): string {
    const value = this.data[key];
    return typeof value === 'string' ? value : textOf({ value, path: this.pathOf(key) });
  }

  /** Text that a template compares or cuts, which it can do to text alone; "" for null. */
  onlyText(key: string): string {
    const value = this.data[key];
    if (value === undefined || value === null || typeof value === 'string') return value ?? '';
    return refuse({
      code: 'wrong-type',
      message: `found ${nameOfKind(value)}, expected text`,
      path: this.pathOf(key),
      fix: 'put it in quotes',
    });
  }

  /** The text of a scalar; undefined where it is empty. */
  optionalText(key: string): string | undefined {
    const text = this.text(key);
    return text === '' ? undefined : text;
  }

  /** The text of a scalar; null where it is empty, as YAML reads what a template printed without quotes. */
  textOrNull(key: string): string | null {
    return this.optionalText(key) ?? null;
  }

  /** The text of a scalar that a template puts in quotes: null is written as nothing, "" as text. */
  quoted(key: string): string | null {
    return this.isNull(key) ? null : this.text(key);
  }

  /** The text of a scalar that must not be empty. */
  requiredText(key: string): string {
    return (
      this.optionalText(key) ??
      refuse({ code: 'missing-value', message: `found no ${key}`, path: this.pathOf(key), fix: `set ${key}` })
    );
  }

  /** The text of a truthy scalar; undefined for any other (`if`, then print). */
  truthyText(key: string): string | undefined {
    return this.truthy(key) ? this.text(key) : undefined;
  }

  /** The text of a truthy scalar, or else the other (`default`). */
  textOr(key: string, otherwise: string): string {
    return this.truthy(key) ? this.text(key) : otherwise;
  }

  /** The value as printed without quotes into YAML: "80" is 80 again. Null when missing. */
  retyped(key: string): unknown {
    return retyped(this.data[key]);
  }

  /** A copy of a block that goes into the output as it stands; the same each time. Null when missing. */
  copy(key: string): unknown {
    const value = this.data[key];
    if (typeof value !== 'object' || value === null) return value ?? null;
    this.copied ??= new Map();
    const known = this.copied.get(key);
    if (known !== undefined) return known;
    const copy = copyOf(value);
    this.copied.set(key, copy);
    return copy;
  }

  /** A copy of a block that a template writes only where it holds something; undefined elsewhere. */
  optionalCopy(key: string): unknown {
    return this.truthy(key) ? this.copy(key) : undefined;
  }

  /** Copies of the elements of a list that a template looks at first: false and "" stand for none. */
  optionalCopies(key: string): readonly unknown[] {
    return this.truthy(key) ? this.copies(key) : [];
  }

  /** Copies of the elements of a list that goes into the output as it stands. */
  copies(key: string): readonly unknown[] {
    if (Array.isArray(this.data[key])) return this.copy(key) as unknown[];
    return this.isNull(key) ? [] : this.items(key).map((item) => copyOf(item.value));
  }
}

/** The root of a chart's values. */
export function rootBlock(values: Values): Block {
  return new Block(values, []);
}

/** Takes a value for a map. */
export function asBlock(item: Item): Block {
  if (isMap(item.value)) return new Block(item.value, item.path);
  if (item.value === undefined || item.value === null) {
    return refuse({
      code: 'missing-value',
      message: 'found nothing, expected a map',
      path: item.path,
      fix: 'give it a value, or leave the key out so that the default of the chart applies',
    });
  }
  return refuse({ code: 'wrong-shape', message: `found ${nameOfKind(item.value)}, expected a map`, path: item.path });
}

/** Takes a value for something to iterate over. */
export function itemsOf(item: Item): Item[] {
  const { value, path } = item;
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((element: unknown, index) => ({ value: element, path: [...path, index] }));
  if (!isMap(value)) {
    return refuse({ code: 'wrong-shape', message: `found ${nameOfKind(value)}, expected a list`, path });
  }
  return Object.keys(value)
    .sort()
    .map((key) => ({ value: value[key], path: [...path, key] }));
}

/** Takes a value for a scalar and writes it as text. */
export function textOf(item: Item): string {
  const { value, path } = item;
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return goText(value);
  return refuse({ code: 'wrong-shape', message: `found ${nameOfKind(value)}, expected text`, path });
}

/** A noun for the sort of a value. */
export function nameOfKind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a map';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? `"${value}"` : 'nothing';
}
