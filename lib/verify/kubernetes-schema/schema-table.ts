import type schemaJson from './kubernetes-schema.json';

/** What may stand somewhere; decoded from the table when first met. */
export type SchemaNode =
  | { readonly kind: 'any' | 'map-of-any' | 'boolean' | 'number' | 'int32' | 'int64' | 'string' }
  | { readonly kind: 'quantity' | 'loose-quantity' | 'int-or-string' | 'date-time' | 'base64' }
  | { readonly kind: 'enumeration'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: SchemaNode }
  | { readonly kind: 'object'; readonly type: ObjectType }
  | { readonly kind: 'limited'; readonly of: SchemaNode; readonly limits: SchemaLimits };

/** The fields of an object. */
export interface ObjectType {
  readonly fields: ReadonlyMap<string, SchemaNode>;
  readonly required: readonly string[];
  /** A custom resource's object: null is a value there, where built-in types take it as absent. */
  readonly strict: boolean;
  /** Fields beyond the known ones are kept. */
  readonly open: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

/** Limits of a custom resource's string or list. */
export interface SchemaLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly pattern?: RegExp;
  readonly nullable: boolean;
}

/** Names of the parts of pods and jobs that have a type of their own in the table. */
export type FragmentName = keyof typeof schemaJson.fragments;

/** The Kubernetes schema: kinds, and parts of them, by name. The data file is read when it is first asked for. */
export interface SchemaTable {
  /** The Kubernetes version that the table was made from: `1.37`. */
  readonly version: string;
  /** The kinds of an apiVersion; undefined for an apiVersion that the table does not hold. */
  kindsOf(apiVersion: string): readonly string[] | undefined;
  /** Every apiVersion that serves a kind. */
  versionsOf(kind: string): readonly string[];
  /** The type of a kind; undefined for one that the table does not hold. */
  kind(apiVersion: string, kind: string): SchemaNode | undefined;
  fragment(name: FragmentName): SchemaNode;
}

let loaded: SchemaTable | undefined;

/** The table of kubernetes-schema.json, read once. */
export function schemaTable(): SchemaTable {
  loaded ??= decodeTable(require('./kubernetes-schema.json') as typeof schemaJson);
  return loaded;
}

const scalars = new Map<string, SchemaNode>([
  ['a', { kind: 'any' }],
  ['o', { kind: 'map-of-any' }],
  ['b', { kind: 'boolean' }],
  ['n', { kind: 'number' }],
  ['i', { kind: 'int32' }],
  ['l', { kind: 'int64' }],
  ['s', { kind: 'string' }],
  ['q', { kind: 'quantity' }],
  ['r', { kind: 'loose-quantity' }],
  ['x', { kind: 'int-or-string' }],
  ['t', { kind: 'date-time' }],
  ['y', { kind: 'base64' }],
]);

/** Types refer to each other in circles (JSONSchemaProps): one is decoded when it is first used. */
class ObjectNode {
  readonly kind = 'object';
  private decoded: ObjectType | undefined;

  constructor(private readonly decode: () => ObjectType) {}

  get type(): ObjectType {
    this.decoded ??= this.decode();
    return this.decoded;
  }
}

function decodeTable(data: typeof schemaJson): SchemaTable {
  const kinds: Readonly<Record<string, Readonly<Record<string, number>>>> = data.kinds;
  const types = new Map<number, ObjectType>();

  const typeAt = (index: number): ObjectType => {
    const known = types.get(index);
    if (known !== undefined) return known;
    const type = decodeType(data.types[index] ?? '', nodeOf);
    types.set(index, type);
    return type;
  };
  const nodeOf = (code: string): SchemaNode => {
    const scalar = scalars.get(code);
    if (scalar !== undefined) return scalar;
    const rest = code.slice(1);
    switch (code.charAt(0)) {
      case '[':
        return { kind: 'list', of: nodeOf(rest) };
      case '{':
        return { kind: 'map', of: nodeOf(rest) };
      case 'e':
        return { kind: 'enumeration', values: (data.enumerations[Number(rest)] ?? '').split(' ') };
      case 'c': {
        const { is, pattern, ...limits } = limitedAt(data, Number(rest));
        const compiled = pattern === undefined ? undefined : new RegExp(pattern);
        return { kind: 'limited', of: nodeOf(is), limits: { nullable: false, ...limits, pattern: compiled } };
      }
      default:
        return new ObjectNode(() => typeAt(Number(code)));
    }
  };

  return {
    version: data.version,
    kindsOf: (apiVersion) => (Object.hasOwn(kinds, apiVersion) ? Object.keys(kinds[apiVersion] ?? {}) : undefined),
    versionsOf: (kind) => Object.keys(kinds).filter((apiVersion) => Object.hasOwn(kinds[apiVersion] ?? {}, kind)),
    kind: (apiVersion, kind) => {
      const served = Object.hasOwn(kinds, apiVersion) ? kinds[apiVersion] : undefined;
      const index = served !== undefined && Object.hasOwn(served, kind) ? served[kind] : undefined;
      return index === undefined ? undefined : nodeOf(String(index));
    },
    fragment: (name) => nodeOf(String(data.fragments[name])),
  };
}

interface LimitedCode {
  readonly is: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly nullable?: boolean;
}

function limitedAt(data: typeof schemaJson, index: number): LimitedCode {
  const limited: readonly LimitedCode[] = data.limited;
  return limited[index] ?? { is: 'a' };
}

function decodeType(text: string, nodeOf: (code: string) => SchemaNode): ObjectType {
  const fields = new Map<string, SchemaNode>();
  const required: string[] = [];
  const words = new Set<string>();
  for (const part of text.split(' ')) {
    const match = /^([^=!]+)([=!])(.+)$/.exec(part);
    if (match === null) {
      words.add(part);
      continue;
    }
    const [, field = '', mark, code = ''] = match;
    fields.set(field, nodeOf(code));
    if (mark === '!') required.push(field);
  }
  const limit = (name: string) => [...words].find((word) => word.startsWith(name))?.slice(name.length);
  return {
    fields,
    required,
    strict: words.has(':strict'),
    open: words.has(':open'),
    minimum: Number(limit(':min') ?? 0),
    maximum: Number(limit(':max') ?? Number.POSITIVE_INFINITY),
  };
}
