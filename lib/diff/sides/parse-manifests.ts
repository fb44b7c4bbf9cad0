import type { Diagnostic } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import { parseJsonDocument } from '../../documents/json-document';
import { parseYamlDocuments } from '../../documents/yaml-document';
import type { Manifest } from '../../manifest';

/** The Kubernetes objects that a YAML or JSON text holds; lists are taken apart, anything else is left out. */
export function parseManifests(
  file: string,
  text: string,
): { readonly manifests: readonly Manifest[]; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = file.endsWith('.json') ? jsonData(file, text) : yamlData(file, text);
  return {
    manifests: parsed.data.flatMap(objectsOf),
    diagnostics: parsed.diagnostics.filter(({ severity }) => severity === 'error'),
  };
}

function yamlData(file: string, text: string): { data: unknown[]; diagnostics: Diagnostic[] } {
  const { documents, diagnostics } = parseYamlDocuments({ file, text, consumer: 'go' });
  return { data: documents.map(({ data }) => data), diagnostics };
}

function jsonData(file: string, text: string): { data: unknown[]; diagnostics: readonly Diagnostic[] } {
  const { document, diagnostics } = parseJsonDocument({ file, text });
  return { data: document === undefined ? [] : [document.data], diagnostics };
}

function objectsOf(data: unknown): Manifest[] {
  if (!isRecord(data) || typeof data['apiVersion'] !== 'string' || typeof data['kind'] !== 'string') return [];
  if (data['kind'] === 'List' && Array.isArray(data['items'])) return data['items'].flatMap(objectsOf);
  const { metadata } = data;
  if (!isRecord(metadata) || typeof metadata['name'] !== 'string') return [];
  if (data['apiVersion'].startsWith('kustomize.config.k8s.io/')) return [];
  return [data as Manifest];
}
