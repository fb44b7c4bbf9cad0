import type { DataPath } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import { EmbeddedDocuments } from '../embedded-document';
import { CredentialText, type TextCredential } from './credential-text';
import { isLiteralValue, isObjectName, namesSecretObject } from './literal-value';
import { isPluralName, readSecretName } from './secret-name';

/** Something that looks like a credential. It never holds the value. */
export interface Credential {
  readonly path: DataPath;
  /** Where in the document that the text at `path` holds. @default - the text itself */
  readonly inner?: DataPath;
  /** What gave it away: the form of the text, the name of its key or variable, its randomness, or a plain Secret. */
  readonly reason: CredentialReason;
  /** What it is, with its article: `an AWS access key id`, `a literal value of "DB_PASSWORD"`. */
  readonly kind: string;
  /** Number of characters. */
  readonly length: number;
}

export type CredentialReason = 'form' | 'name' | 'randomness' | 'plain Secret';

export interface DetectorOptions {
  /** Tells of a text that it is public by nature and is not to be looked at. @default - none is */
  readonly exempt?: (path: DataPath) => boolean;
}

/**
 * Finds what looks like a credential in a text or in plain data, also in YAML, JSON and base64 texts inside it.
 *
 * It is stricter than detect-secrets in what it covers (name and value pairs as Kubernetes writes them) and knows more
 * that is harmless (references, digests, names, paths). Marks such as `pragma: allowlist secret` are not heeded.
 */
export function findCredentials(data: unknown, options: DetectorOptions = {}): Credential[] {
  return new CredentialDetector().find(data, options);
}

/** Names whose values are random by nature and public. */
const publicNames =
  /(checksum|sha(1|224|256|384|512)?|digest|commit|revision|version|etag|fingerprint|thumbprint|uuid|guid|uid|(?<!key[-_]?)id|ca[-_]?bundle|(public|authorized|host)[-_]?keys?|certs?|certificates?|crt|integrity|nonce|hash)s?$/i;

/** A detector that remembers the texts it has seen, for many manifests that share most of theirs. */
export class CredentialDetector {
  private readonly texts: CredentialText;

  /** `documents` remembers what texts hold; share it with whoever reads the same texts. */
  constructor(documents: EmbeddedDocuments = new EmbeddedDocuments()) {
    this.texts = new CredentialText(documents, (data) => this.find(data, {}));
  }

  /** All that looks like a credential in the data, in the order of the data. */
  find(data: unknown, options: DetectorOptions): Credential[] {
    const found: Credential[] = [];
    this.visit(data, { path: [], names: [], options, found });
    return found;
  }

  private visit(value: unknown, visit: Visit): void {
    if (typeof value === 'string') this.text(value, visit);
    else if (typeof value === 'number') this.number(value, visit);
    else if (Array.isArray(value)) this.list(value, visit);
    else if (isRecord(value)) this.map(value, visit);
  }

  private map(map: Readonly<Record<string, unknown>>, visit: Visit): void {
    const isSecret = map['kind'] === 'Secret' && map['apiVersion'] === 'v1';
    for (const key of Object.keys(map)) {
      const value = map[key];
      if (isSecret && (key === 'data' || key === 'stringData')) {
        this.plainSecret(key, value, visit);
        continue;
      }
      // An environment variable: the name of the value stands beside it.
      const name = key === 'value' && typeof map['name'] === 'string' ? map['name'] : key;
      this.step(key, name, value, visit);
    }
  }

  private plainSecret(field: string, values: unknown, visit: Visit): void {
    if (!isRecord(values)) return;
    for (const [key, value] of Object.entries(values)) {
      const length = typeof value === 'string' ? value.length : 0;
      const kind = `a value of a plain Secret under "${key}"`;
      visit.found.push({ path: [...visit.path, field, key], reason: 'plain Secret', kind, length });
    }
  }

  private list(list: readonly unknown[], visit: Visit): void {
    const name = visit.names.at(-1);
    const itemName = name !== undefined && isPluralName(name) ? name : '';
    for (const [index, item] of list.entries()) {
      const flag = index === 0 ? undefined : /^--?([A-Za-z][\w-]*)$/.exec(String(list[index - 1]))?.[1];
      const isFlagValue = flag !== undefined && typeof item === 'string' && !item.startsWith('-');
      this.step(index, isFlagValue ? flag : itemName, item, visit);
    }
  }

  private step(key: string | number, name: string, value: unknown, visit: Visit): void {
    if (value === null || typeof value === 'boolean') return;
    visit.path.push(key);
    visit.names.push(name);
    this.visit(value, visit);
    visit.path.pop();
    visit.names.pop();
  }

  private number(value: number, { path, names, found }: Visit): void {
    const name = names.at(-1) ?? '';
    if (readSecretName(name) !== 'secret' || isPluralName(name)) return;
    found.push({ path: [...path], reason: 'name', kind: literalKind(name), length: String(value).length });
  }

  private text(value: string, { path, names, options, found }: Visit): void {
    if (value === '' || options.exempt?.(path) === true) return;
    const name = names.at(-1) ?? '';
    const { credentials, random } = this.texts.read(value);
    for (const credential of credentials) found.push(placed(credential, path));
    if (credentials.length > 0) return;
    if (saysSecret(name, value)) {
      found.push({ path: [...path], reason: 'name', kind: literalKind(name), length: value.length });
    } else if (random && !isPublic(names)) {
      found.push({ path: [...path], reason: 'randomness', kind: 'a random-looking text', length: value.length });
    }
  }
}

interface Visit {
  readonly path: (string | number)[];
  readonly names: string[];
  readonly options: DetectorOptions;
  readonly found: Credential[];
}

function placed({ inner, ...credential }: TextCredential, path: DataPath): Credential {
  return { ...credential, path: [...path], ...(inner === undefined ? {} : { inner }) };
}

function literalKind(name: string): string {
  return `a literal value of "${name}"`;
}

function saysSecret(name: string, value: string): boolean {
  const meaning = readSecretName(name);
  if (meaning === 'other' || !isLiteralValue(value)) return false;
  if (meaning === 'reference') return !isObjectName(value);
  if (name.toLowerCase() === 'secret' && namesSecretObject(value)) return false;
  return !(isPluralName(name) && /^[\d.]+$/.test(value));
}

function isPublic(names: readonly string[]): boolean {
  return names.some(
    (name, index) => name.startsWith('checksum/') || (index >= names.length - 2 && publicNames.test(name)),
  );
}
