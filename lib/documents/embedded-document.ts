import { pythonScalar } from './scalar-dialect';
import { yamlData } from './yaml-data';
import { parseYamlNodes } from './yaml-node';

/** What a text inside a manifest holds. */
export type EmbeddedDocument = { readonly data: unknown } | { readonly fault: string };

/** The documents of one environment, each parsed once however many checks read it. */
export class EmbeddedDocuments {
  private readonly jsonTexts = new Map<string, EmbeddedDocument>();
  private readonly yamlTexts = new Map<string, readonly unknown[] | undefined>();

  /** A JSON text, such as a container context. */
  json(text: string): EmbeddedDocument {
    return remember(this.jsonTexts, text, parseEmbeddedJson);
  }

  /** A YAML text of one document, such as a dagster.yaml. */
  yaml(text: string): EmbeddedDocument {
    const documents = this.yamlStream(text);
    if (documents === undefined) return { fault: 'the text is not valid YAML' };
    if (documents.length > 1) return { fault: `the text holds ${documents.length} YAML documents; expected one` };
    return { data: documents[0] };
  }

  /** All documents of a YAML text, faulty scalars as null; undefined when the text is not YAML. */
  yamlStream(text: string): readonly unknown[] | undefined {
    return remember(this.yamlTexts, text, parseYamlStream);
  }
}

function remember<T>(known: Map<string, T>, text: string, parse: (text: string) => T): T {
  const found = known.get(text);
  if (found !== undefined || known.has(text)) return found as T;
  const parsed = parse(text);
  known.set(text, parsed);
  return parsed;
}

function parseEmbeddedJson(text: string): EmbeddedDocument {
  try {
    return { data: JSON.parse(text) };
  } catch {
    // The message of JSON.parse quotes the text, which may hold a secret.
    return { fault: 'the text is not valid JSON' };
  }
}

/** Reads YAML as PyYAML does, for Dagster and floe read what ConfigMaps hold with it. */
function parseYamlStream(text: string): unknown[] | undefined {
  try {
    return parseYamlNodes(text).map((root) => yamlData(root, { dialect: pythonScalar, typedKeys: 'text' }).data);
  } catch {
    return undefined;
  }
}
