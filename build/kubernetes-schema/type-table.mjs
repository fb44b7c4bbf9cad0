/** Where a bare identifier of a Kubernetes scalar type leads. */
const scalarTypes = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'q',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'x',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 't',
};

/** Container resources have a check of their own, which looks at each quantity. */
const looseQuantities = new Set(['io.k8s.api.core.v1.ResourceRequirements']);

/** Fields that the API server's validation demands, though OpenAPI calls them optional. */
const alsoRequired = { 'io.k8s.api.core.v1.Container': ['image'] };

/**
 * Collects the types that the chosen kinds reach, each once, as one line of text: `field=code` for an optional field,
 * `field!code` for a required one, and words that begin with `:` for the whole type. The codes are told in
 * lib/verify/kubernetes-schema/README.md.
 */
export class TypeTable {
  types = [];
  enumerations = [];
  limited = [];
  #indexes = new Map();
  #usedEnumerations = new Set();

  constructor(definitions, enumerations) {
    this.definitions = definitions;
    this.knownEnumerations = enumerations;
  }

  /** The index of the type of a kind; its `status` is the cluster's business. */
  root(name) {
    return this.type(name, { root: true });
  }

  /** The index of a definition's type. */
  type(name, { root = false } = {}) {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    const index = this.#reserve();
    this.#indexes.set(name, index);
    const definition = this.definitions[name];
    const required = [...(definition.required ?? []), ...(alsoRequired[name] ?? [])];
    this.types[index] = this.#fields(
      definition.properties ?? {},
      root ? required.filter(isNotStatus) : required,
      (field, schema) => {
        if (root && field === 'status') return 'o';
        if (root && (field === 'apiVersion' || field === 'kind')) return 's';
        return this.#code(schema, `${name}.${field}`, looseQuantities.has(name));
      },
    );
    return index;
  }

  /** The index of the type of a custom resource, from its openAPIV3Schema without descriptions. */
  customResource(schema) {
    const metadata = { $ref: '#/$defs/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
    return this.#customObject({
      ...schema,
      properties: { ...schema.properties, metadata, status: { type: 'object' } },
    });
  }

  /** Names of given enumerations that no field has: a sign of a misspelt or outdated entry. */
  unusedEnumerations() {
    return Object.keys(this.knownEnumerations).filter((name) => !this.#usedEnumerations.has(name));
  }

  #reserve() {
    return this.types.push('') - 1;
  }

  #fields(properties, required, codeOf) {
    return Object.entries(properties)
      .map(([field, schema]) => `${field}${required.includes(field) ? '!' : '='}${codeOf(field, schema)}`)
      .join(' ');
  }

  #code(schema, at, loose = false) {
    if (schema.$ref !== undefined) return this.#reference(schema.$ref.replace(/^.*\$defs\//, ''), loose);
    const type = [schema.type].flat().find((one) => one !== 'null');
    if (type === 'array') return `[${this.#code(schema.items, at, loose)}`;
    if (type === 'object') {
      const { additionalProperties } = schema;
      return typeof additionalProperties === 'object' ? `{${this.#code(additionalProperties, at, loose)}` : 'o';
    }
    const values = type === 'string' ? this.#knownValues(at) : undefined;
    return values === undefined ? scalarCode(type, schema.format) : this.#enumeration(values);
  }

  #reference(name, loose) {
    const scalar = scalarTypes[name];
    if (scalar !== undefined) return scalar === 'q' && loose ? 'r' : scalar;
    const definition = this.definitions[name];
    if (definition.properties !== undefined) return this.type(name);
    return definition.type === undefined ? 'a' : 'o';
  }

  #knownValues(at) {
    const name = at.replace(/^io\.k8s\.(api|apimachinery\.pkg\.apis)\./, '');
    const values = this.knownEnumerations[name];
    if (values !== undefined) this.#usedEnumerations.add(name);
    return values;
  }

  #enumeration(values) {
    return `e${indexOf(this.enumerations, values.join(' '))}`;
  }

  /** Custom resources differ from built-in ones: null is a value there, and strings, lists and maps carry limits. */
  #customObject(schema) {
    const words = [':strict'];
    if (schema['x-kubernetes-preserve-unknown-fields'] === true) words.push(':open');
    if (schema.minProperties !== undefined) words.push(`:min${schema.minProperties}`);
    if (schema.maxProperties !== undefined) words.push(`:max${schema.maxProperties}`);
    const fields = this.#fields(schema.properties, schema.required ?? [], (_, child) => this.#customCode(child));
    // An Application spells its source out wherever it names one: each type is kept once.
    return indexOf(this.types, [...words, fields].join(' '));
  }

  #customCode(schema) {
    const code = this.#plainCustomCode(schema);
    const { minLength, maxLength, pattern, minItems, nullable } = schema;
    const limits = Object.entries({ minLength, maxLength, pattern, minItems, nullable }).filter(
      ([, value]) => value !== undefined,
    );
    if (limits.length === 0) return code;
    return `c${indexOf(this.limited, { is: String(code), ...Object.fromEntries(limits) })}`;
  }

  #plainCustomCode(schema) {
    if (schema.$ref !== undefined) return this.#code(schema, '');
    if (schema['x-kubernetes-int-or-string'] === true) return 'x';
    if (schema.type === 'array') return `[${this.#customCode(schema.items)}`;
    if (schema.type === 'object') {
      if (typeof schema.additionalProperties === 'object') return `{${this.#customCode(schema.additionalProperties)}`;
      return schema.properties === undefined ? 'o' : this.#customObject(schema);
    }
    return schema.enum === undefined ? scalarCode(schema.type, schema.format) : this.#enumeration(schema.enum);
  }
}

function isNotStatus(field) {
  return field !== 'status';
}

function scalarCode(type, format) {
  if (type === undefined) return 'a';
  if (type === 'string') return { 'date-time': 't', byte: 'y' }[format] ?? 's';
  return { boolean: 'b', number: 'n', integer: format === 'int64' ? 'l' : 'i' }[type];
}

function indexOf(list, item) {
  const key = JSON.stringify(item);
  const known = list.findIndex((other) => JSON.stringify(other) === key);
  return known === -1 ? list.push(item) - 1 : known;
}
