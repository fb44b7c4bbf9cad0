import {
  DEFAULT_SCALAR_STYLE_RULES,
  DUMP_SCHEMA,
  dump,
  load,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  YAML11_SCHEMA,
} from 'js-yaml';
import { goScalar, pythonScalar } from '../../documents/scalar-dialect';
import { documentEnd } from '../../documents/yaml-scalar';
import { copyOf } from '../values/go-value';
import { TemplateFault } from './syntax';

type StyleRule = (typeof DEFAULT_SCALAR_STYLE_RULES)['quoteInvalidPlain'];

/** Helm writes text that would be read as another type in double quotes, other text in single ones where it must. */
const quoteMisread: StyleRule = (layout) => {
  const text = layout.node.value;
  if (layout.style !== SCALAR_STYLE_PLAIN || layout.node.tag !== 'tag:yaml.org,2002:str') return;
  if (typeof goScalar(text) === 'string' && typeof pythonScalar(text) === 'string') return;
  layout.style = SCALAR_STYLE_DOUBLE_QUOTED;
};
const options = {
  schema: DUMP_SCHEMA,
  lineWidth: -1,
  noRefs: true,
  seqNoIndent: true,
  scalarStyleRules: [quoteMisread, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
};

/** Writes data as Helm's `toYaml`: keys sorted, lists flush with their key, no line break at the end. */
export function toYaml(value: unknown): string {
  return dump(copyOf(value), options).replace(documentEnd, '').replace(/\n$/, '');
}

/** Writes data as JSON, keys sorted. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(copyOf(value), undefined, indent);
}

/** Reads YAML. */
export function fromYaml(text: string): unknown {
  return read(() => load(text, { schema: YAML11_SCHEMA }));
}

/** Reads JSON. */
export function fromJson(text: string): unknown {
  return read(() => JSON.parse(text) as unknown);
}

function read(parse: () => unknown): unknown {
  try {
    return parse();
  } catch {
    throw new TemplateFault('text that is to be read as data is not well-formed');
  }
}
