import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { compareText } from '../../diagnostics/order';
import { isRecord } from '../../documents/is-record';
import { parseJsonDocument } from '../../documents/json-document';
import { readTextFile } from '../../documents/read-text-file';
import { parseYamlDocuments } from '../../documents/yaml-document';
import type { Manifest } from '../../manifest';
import type { Side } from './side';

/** True when there is a file or folder of this name. */
export function readExists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Reads the manifests of a file, a stream of several, or of a folder with everything below it.
 *
 * Lists are taken apart. What is no Kubernetes object is left out: a kustomization.yaml, values, a Chart.yaml.
 */
export function readManifests(path: string): Side {
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const manifests = filesOf(path).flatMap((file) => {
    const read = readTextFile(file, file);
    diagnostics.push(...read.diagnostics);
    if (read.text === undefined) return [];
    texts.set(file, read.text);
    const parsed = file.endsWith('.json') ? jsonData(file, read.text) : yamlData(file, read.text);
    diagnostics.push(...parsed.diagnostics.filter(({ severity }) => severity === 'error'));
    return parsed.data.flatMap(objectsOf);
  });
  return {
    label: path,
    environments: new Map([['', { manifests }]]),
    diagnostics,
    textOf: (file) => texts.get(file),
  };
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory()) return filesOf(inside);
      return /\.(ya?ml|json)$/i.test(entry.name) ? [inside] : [];
    });
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
