import { goScalar, pythonScalar } from '../documents/scalar-dialect';
import { yamlData } from '../documents/yaml-data';
import { parseYamlNodes } from '../documents/yaml-node';

/** What a text inside a manifest holds. */
export type EmbeddedDocument = { readonly data: unknown } | { readonly fault: string };

/** Reads a JSON text, such as a container context. */
export function parseEmbeddedJson(text: string): EmbeddedDocument {
  try {
    return { data: JSON.parse(text) };
  } catch {
    // The message of JSON.parse quotes the text, which may hold a secret.
    return { fault: 'the text is not valid JSON' };
  }
}

/** Reads a YAML text of one document as Dagster (PyYAML) does. */
export function parseEmbeddedYaml(text: string): EmbeddedDocument {
  const documents = parseEmbeddedYamlStream(text, 'python');
  if (documents === undefined) return { fault: 'the text is not valid YAML' };
  if (documents.length > 1) return { fault: `the text holds ${documents.length} YAML documents; expected one` };
  return { data: documents[0] };
}

/** All documents of a YAML text, faulty scalars as null; undefined when the text is not YAML. */
export function parseEmbeddedYamlStream(text: string, consumer: 'go' | 'python'): unknown[] | undefined {
  try {
    const dialect = consumer === 'go' ? goScalar : pythonScalar;
    return parseYamlNodes(text).map((root) => yamlData(root, { dialect, typedKeys: 'text' }).data);
  } catch {
    return undefined;
  }
}
