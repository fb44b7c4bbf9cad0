import type { DataPath } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import { isRecord } from '../../documents/is-record';
import type { FieldSpelling } from '../data-cursor';
import { parseQuantity } from '../quantity';
import { described, either, listed, quotingFix } from './fault-words';
import type { ObjectType, SchemaLimits, SchemaNode } from './schema-table';

/** Where data departs from its schema. */
export interface SchemaFault {
  readonly code: 'FLOE4001' | 'FLOE4002' | 'FLOE4003' | 'FLOE4004';
  readonly message: string;
  readonly fix?: string;
  readonly path: DataPath;
}

export interface SchemaWalk {
  readonly report: (fault: SchemaFault) => void;
  /** How field names are spelt. @default - `camel` */
  readonly spelling?: FieldSpelling;
  /** The root is a part that is merged into another object: its own required fields may stand there. @default - false */
  readonly partial?: boolean;
}

/** Compares data with a schema and reports every departure, with its path from the data's root. */
export function walkSchema(node: SchemaNode, data: unknown, walk: SchemaWalk): void {
  new SchemaWalker(walk).root(node, data);
}

const int32Limit = 2 ** 31;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;
const base64 = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;

class SchemaWalker {
  private readonly path: (string | number)[] = [];
  private readonly spelling: FieldSpelling;

  constructor(private readonly walk: SchemaWalk) {
    this.spelling = walk.spelling ?? 'camel';
  }

  root(node: SchemaNode, data: unknown): void {
    if (node.kind === 'object' && isRecord(data)) this.object(node.type, data, this.walk.partial !== true);
    else this.value(node, data, false);
  }

  private value(node: SchemaNode, data: unknown, required: boolean): void {
    switch (node.kind) {
      case 'any':
        return;
      case 'object':
        if (isRecord(data)) this.object(node.type, data, true);
        else this.wrongType('a map', data);
        return;
      case 'list':
        this.list(node.of, data);
        return;
      case 'map':
        this.map(node.of, data);
        return;
      case 'map-of-any':
        if (!isRecord(data)) this.wrongType('a map', data);
        return;
      case 'limited':
        this.value(node.of, data, required);
        this.limits(node.limits, data);
        return;
      case 'enumeration':
        this.enumeration(node.values, data, required);
        return;
      default:
        this.scalar(node.kind, data);
    }
  }

  private object(type: ObjectType, data: Readonly<Record<string, unknown>>, complete: boolean): void {
    let count = 0;
    for (const name of Object.keys(data)) {
      const value = data[name];
      if (value === undefined) continue;
      count += 1;
      const node = this.field(type, name);
      if (node === undefined) {
        if (!type.open) this.unknownField(type, name);
        continue;
      }
      if (value === null) {
        if (type.strict) this.nullAt(name, node);
        continue;
      }
      this.path.push(name);
      this.value(node, value, type.required.includes(name));
      this.path.pop();
    }
    if (count < type.minimum || count > type.maximum) this.fieldCount(type, count);
    if (!complete) return;
    for (const name of type.required) {
      const value = this.spelling === 'either' ? (data[name] ?? data[snakeCase(name)]) : data[name];
      if (value !== undefined && value !== null) continue;
      this.fault('FLOE4002', `the required field "${name}" is missing`, undefined, name);
    }
  }

  private field(type: ObjectType, name: string): SchemaNode | undefined {
    const node = type.fields.get(name);
    if (node !== undefined || this.spelling === 'camel') return node;
    return type.fields.get(camelCase(name));
  }

  private unknownField(type: ObjectType, name: string): void {
    const meant = suggest(name, type.fields.keys());
    const hint = meant === undefined ? 'an API server drops or refuses it' : `did you mean "${meant}"?`;
    const fix = meant === undefined ? `remove it; known here: ${listed([...type.fields.keys()])}` : `write "${meant}"`;
    this.fault('FLOE4001', `the field "${name}" does not exist here; ${hint}`, fix, name);
  }

  private nullAt(name: string, node: SchemaNode): void {
    if (node.kind === 'any' || (node.kind === 'limited' && node.limits.nullable)) return;
    this.fault('FLOE4003', 'expected a value, found null', 'leave the field out', name);
  }

  private fieldCount(type: ObjectType, count: number): void {
    const known = listed([...type.fields.keys()]);
    const expected = type.minimum === type.maximum ? `exactly ${type.minimum}` : `${type.minimum} to ${type.maximum}`;
    this.fault('FLOE4004', `${count} fields stand here; expected ${expected} of ${known}`);
  }

  private list(of: SchemaNode, data: unknown): void {
    if (!Array.isArray(data)) {
      this.wrongType('a list', data);
      return;
    }
    for (const [index, item] of data.entries()) {
      this.path.push(index);
      if (item !== null) this.value(of, item, true);
      else if (of.kind === 'object') this.wrongType('a map', item);
      this.path.pop();
    }
  }

  private map(of: SchemaNode, data: unknown): void {
    if (!isRecord(data)) {
      this.wrongType('a map', data);
      return;
    }
    for (const name of Object.keys(data)) {
      const value = data[name];
      if (value === null || value === undefined) continue;
      this.path.push(name);
      this.value(of, value, true);
      this.path.pop();
    }
  }

  private enumeration(values: readonly string[], data: unknown, required: boolean): void {
    if (typeof data !== 'string') {
      this.wrongType('a string', data);
      return;
    }
    // An empty string is Go's absent value: the API server puts the default there.
    if (values.includes(data) || (data === '' && !required)) return;
    const meant = suggest(data, values);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    this.fault('FLOE4004', `${JSON.stringify(data)} is not allowed here; expected ${either(values)}${hint}`);
  }

  private scalar(
    kind: Exclude<SchemaNode['kind'], 'any' | 'object' | 'list' | 'map' | 'limited'>,
    data: unknown,
  ): void {
    switch (kind) {
      case 'boolean':
        if (typeof data !== 'boolean') this.wrongType('a boolean', data);
        return;
      case 'number':
        if (typeof data !== 'number') this.wrongType('a number', data);
        return;
      case 'int32':
      case 'int64':
        this.integer(kind, data);
        return;
      case 'int-or-string':
        if (typeof data !== 'string') this.integer('int32', data);
        return;
      case 'quantity':
      case 'loose-quantity':
        this.quantity(data, kind === 'quantity');
        return;
      default:
        if (typeof data !== 'string') this.wrongType('a string', data);
        else if (kind === 'date-time' && !dateTime.test(data))
          this.fault('FLOE4004', 'expected a time such as "2025-01-31T08:00:00Z"');
        else if (kind === 'base64' && !isBase64(data)) this.fault('FLOE4004', 'expected base64 text');
    }
  }

  private integer(kind: 'int32' | 'int64', data: unknown): void {
    if (typeof data !== 'number') this.wrongType('a whole number', data);
    else if (!Number.isInteger(data)) this.fault('FLOE4003', `expected a whole number, found ${data}`);
    else if (kind === 'int32' && (data >= int32Limit || data < -int32Limit)) {
      this.fault('FLOE4004', `${data} does not fit into 32 bits`);
    }
  }

  private quantity(data: unknown, judged: boolean): void {
    if (typeof data !== 'string' && typeof data !== 'number')
      this.wrongType('a quantity such as "500m" or "2Gi"', data);
    else if (judged && parseQuantity(data) === undefined) {
      this.fault('FLOE4004', `${JSON.stringify(data)} is not a quantity; expected one such as "500m" or "2Gi"`);
    }
  }

  private limits(limits: SchemaLimits, data: unknown): void {
    if (Array.isArray(data)) {
      const { minItems = 0 } = limits;
      if (data.length < minItems)
        this.fault('FLOE4004', `the list has ${data.length} items; expected at least ${minItems}`);
      return;
    }
    if (typeof data !== 'string') return;
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = limits;
    const length = [...data].length;
    if (length < minLength) this.fault('FLOE4004', 'expected a text that is not empty');
    else if (length > maxLength)
      this.fault('FLOE4004', `the text has ${length} characters; at most ${maxLength} are allowed`);
    else if (pattern?.test(data) === false) this.fault('FLOE4004', `the text does not have the form ${pattern.source}`);
  }

  private wrongType(expected: string, data: unknown): void {
    this.fault('FLOE4003', `expected ${expected}, found ${described(data)}`, quotingFix(expected, data));
  }

  private fault(code: SchemaFault['code'], message: string, fix?: string, field?: string): void {
    const path = field === undefined ? [...this.path] : [...this.path, field];
    this.walk.report({ code, message, path, ...(fix === undefined ? {} : { fix }) });
  }
}

function isBase64(text: string): boolean {
  return base64.test(text) && text.replace(/[\r\n]/g, '').length % 4 === 0;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
