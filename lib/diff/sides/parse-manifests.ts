import type { Diagnostic } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import { parseJsonDocument } from '../../documents/json-document';
import { parseYamlDocuments } from '../../documents/yaml-document';
import type { Manifest } from '../../manifest';
import { readManifestYaml } from '../../output/read-manifest-yaml';
import { guardMethods } from './named-methods';

/** What a text holds. */
export interface ParsedManifests {
  readonly manifests: readonly Manifest[];
  /** Documents that are no Kubernetes object, with the reason: `a.yaml:12 has no apiVersion`. */
  readonly leftOut: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The Kubernetes objects that a YAML or JSON text holds; lists are taken apart, empty documents hold nothing. */
export function parseManifests(file: string, text: string): ParsedManifests {
  const { documents, diagnostics } = file.endsWith('.json') ? parseJson(file, text) : parseYaml(file, text);
  const leftOut: string[] = [];
  for (const { data } of documents) guardMethods(data, text);
  const manifests = documents.flatMap(({ data, line }) =>
    objectsOf(data, (reason) => void leftOut.push(`${file}:${line} ${reason}`)),
  );
  return { manifests, leftOut, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') };
}

interface ParsedText {
  readonly documents: readonly { readonly data: unknown; readonly line: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

function parseYaml(file: string, text: string): ParsedText {
  const rendered = readManifestYaml(text);
  if (rendered !== undefined) return { documents: [rendered], diagnostics: [] };
  const { documents, diagnostics } = parseYamlDocuments({ file, text, consumer: 'go' });
  return { documents: documents.map((one) => ({ data: one.data, line: one.rangeOfValue([]).line })), diagnostics };
}

function parseJson(file: string, text: string): ParsedText {
  const { document, diagnostics } = parseJsonDocument({ file, text });
  return { documents: document === undefined ? [] : [{ data: document.data, line: 1 }], diagnostics };
}

function objectsOf(data: unknown, leaveOut: (reason: string) => void): Manifest[] {
  if (data === null || data === undefined) return [];
  if (!isRecord(data)) return nothing(leaveOut, 'is no map');
  const { apiVersion, kind, metadata, items } = data;
  if (typeof apiVersion !== 'string') return nothing(leaveOut, 'has no apiVersion');
  if (typeof kind !== 'string') return nothing(leaveOut, 'has no kind');
  if (kind.endsWith('List') && Array.isArray(items)) {
    // Items of a list of one kind need not repeat it.
    const own = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((item) => objectsOf(isRecord(item) ? { ...own, ...item } : item, leaveOut));
  }
  // A kustomization is read by kubectl and is no object of the cluster.
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) return [];
  if (!isRecord(metadata) || typeof metadata['name'] !== 'string')
    return nothing(leaveOut, `is a ${kind} without a name`);
  const { namespace = '' } = metadata;
  // YAML reads `namespace: n` as false; Kubernetes refuses it.
  if (typeof namespace !== 'string') return nothing(leaveOut, `is a ${kind} whose namespace is no text`);
  return [data as Manifest];
}

function nothing(leaveOut: (reason: string) => void, reason: string): Manifest[] {
  leaveOut(reason);
  return [];
}
