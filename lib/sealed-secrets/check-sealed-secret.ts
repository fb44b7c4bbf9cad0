import { isSealed } from '../credentials/sealed-value';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { suggest } from '../diagnostics/suggestion';
import { isRecord } from '../documents/is-record';
import type { SourceDocument } from '../documents/source-document';
import { parseYamlDocuments, type YamlSource } from '../documents/yaml-document';
import type { Manifest } from '../manifest';
import { checkKubernetesSchema } from '../verify/kubernetes-schema/kubernetes-schema';
import type { SealedSecretFile, SealedSecretManifest } from './sealed-secret-manifest';

const apiVersion = 'bitnami.com/v1alpha1';
const sealIt = 'seal it, and commit only the result: kubeseal --format yaml < secret.yaml > sealed.yaml';
/** Metadata of the Secret-to-be that the typed construct renders; the schema lets any other field pass. */
const templateMetadata = ['name', 'namespace', 'labels', 'annotations', 'finalizers'];
/** Metadata of the object itself that has a meaning before it is in a cluster. */
const objectMetadata = ['name', 'namespace', 'labels', 'annotations'];

/** Parses a file of an environment's `secrets` folder: one or several SealedSecrets, each a YAML document. */
export function parseSealedSecrets(source: Omit<YamlSource, 'consumer'>): {
  secrets: SealedSecretFile[];
  diagnostics: Diagnostic[];
} {
  const { documents, diagnostics } = parseYamlDocuments({ ...source, consumer: 'go' });
  if (documents.length === 0 && diagnostics.length === 0) {
    const message = 'the file is empty; expected a SealedSecret';
    const range = { file: source.file, line: 1, column: 1 };
    diagnostics.push({ severity: 'warning', code: 'FLOE1009', message, fix: 'remove the file', range });
  }
  const secrets: SealedSecretFile[] = [];
  for (const document of documents) {
    const found = checkSealedSecret(document);
    diagnostics.push(...found);
    if (found.length === 0) secrets.push({ document, manifest: manifestOf(document.data) });
  }
  return { secrets, diagnostics };
}

/** Checks that a document is a SealedSecret, that all its values are sealed, and that none of its fields would be lost. */
export function checkSealedSecret(document: SourceDocument): Diagnostic[] {
  const { data } = document;
  if (!isRecord(data)) {
    return [fault(document, 'FLOE3110', [], 'found no object; expected a SealedSecret')];
  }
  const kind = checkKind(document, data);
  if (kind !== undefined) return [kind];
  const plain = plainValues(document, data);
  const fields = unknownFields(document, data);
  const known = new Set([...plain, ...fields].map(({ path }) => JSON.stringify(path)));
  return [...plain, ...fields, ...schemaFaults(document, data).filter(({ path }) => !known.has(JSON.stringify(path)))];
}

type Data = Readonly<Record<string, unknown>>;

function checkKind(document: SourceDocument, data: Data): Diagnostic | undefined {
  const { kind } = data;
  if (kind === 'Secret') {
    const fix = sealIt;
    return fault(document, 'FLOE3110', ['kind'], 'this is a plain Secret; expected a SealedSecret', { fix });
  }
  if (kind !== 'SealedSecret') {
    const found = typeof kind === 'string' ? `this is a ${kind}` : 'this has no kind';
    const near = typeof kind === 'string' ? suggest(kind, ['SealedSecret']) : undefined;
    const fix =
      near === undefined ? 'other objects go to dagster.extraManifests in values.yaml' : 'write kind: SealedSecret';
    return fault(document, 'FLOE3110', ['kind'], `${found}; expected a SealedSecret`, { fix });
  }
  if (data['apiVersion'] === apiVersion) return undefined;
  return fault(document, 'FLOE3110', ['apiVersion'], `expected apiVersion: ${apiVersion}`);
}

function plainValues(document: SourceDocument, data: Data): Diagnostic[] {
  const spec = isRecord(data['spec']) ? data['spec'] : {};
  const template = isRecord(spec['template']) ? spec['template'] : {};
  const found: Diagnostic[] = [];
  const report = (path: DataPath, message: string): void => {
    found.push(fault(document, 'FLOE3112', path, message, { fix: sealIt, sensitive: true }));
  };
  for (const [parent, path] of [
    [data, []],
    [spec, ['spec']],
    [template, ['spec', 'template']],
  ] as const) {
    for (const key of ['data', 'stringData']) {
      if (parent[key] === undefined || parent[key] === null) continue;
      const message =
        path.length === 1 && key === 'data'
          ? 'one sealed block for all keys is the form of old versions; expected encryptedData'
          : 'values stand here unsealed; expected all of them under spec.encryptedData';
      report([...path, key], message);
    }
  }
  const sealed = isRecord(spec['encryptedData']) ? spec['encryptedData'] : {};
  for (const [key, value] of Object.entries(sealed)) {
    if (typeof value === 'string' && isSealed(value)) continue;
    const length = typeof value === 'string' ? ` (${value.length} characters)` : '';
    report(['spec', 'encryptedData', key], `this value is not sealed${length}; expected output of kubeseal`);
  }
  if (isRecord(spec['encryptedData']) && Object.keys(sealed).length === 0) {
    const path = ['spec', 'encryptedData'];
    found.push(fault(document, 'FLOE3112', path, 'the SealedSecret has no value; expected at least one key'));
  }
  return found;
}

/** Fields that the schema leaves open and the rendered object does not carry. */
function unknownFields(document: SourceDocument, data: Data): Diagnostic[] {
  const spec = isRecord(data['spec']) ? data['spec'] : {};
  const template = isRecord(spec['template']) ? spec['template'] : {};
  const places: readonly (readonly [unknown, DataPath, readonly string[]])[] = [
    [data['metadata'], ['metadata'], objectMetadata],
    [template['metadata'], ['spec', 'template', 'metadata'], templateMetadata],
  ];
  return places.flatMap(([map, path, known]) => {
    if (!isRecord(map)) return [];
    const unknown = Object.keys(map).filter((key) => !known.includes(key) && map[key] !== null);
    return unknown.map((key) => {
      const near = suggest(key, known);
      const fix = near === undefined ? `remove it; known here: ${known.join(', ')}` : `did you mean "${near}"?`;
      return fault(document, 'FLOE3113', [...path, key], `the field "${key}" is not rendered here`, { fix, at: 'key' });
    });
  });
}

function schemaFaults(document: SourceDocument, data: Data): Diagnostic[] {
  const context = {
    existing: { secrets: [], configMaps: [], serviceAccounts: [] },
    references: 'assume',
    namespace: '',
  } as const;
  const metadata = isRecord(data['metadata']) ? data['metadata'] : {};
  const manifest = { ...data, metadata: withoutNulls(metadata) } as unknown as Manifest;
  return checkKubernetesSchema([manifest], context).map(({ severity, code, message, fix, path }): Diagnostic => {
    const range = code === 'FLOE4001' ? document.rangeOfKey(path) : document.rangeOfValue(path);
    return { severity: severity === 'info' ? 'info' : 'error', code, message, fix, path, range };
  });
}

/** kubeseal writes `creationTimestamp: null`: nulls stand for nothing. */
function manifestOf(data: unknown): SealedSecretManifest {
  return withoutNulls(data) as unknown as SealedSecretManifest;
}

function withoutNulls(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item)]));
}

function fault(
  document: SourceDocument,
  code: string,
  path: DataPath,
  message: string,
  more: { fix?: string; sensitive?: boolean; at?: 'key' } = {},
): Diagnostic {
  const { fix, sensitive, at } = more;
  const range = at === 'key' || sensitive === true ? document.rangeOfKey(path) : document.rangeOfValue(path);
  return { severity: 'error', code, message, fix, path, range, ...(sensitive === true ? { sensitive } : {}) };
}
