import type { DataPath } from '../diagnostics/diagnostic';
import { EmbeddedDocuments } from '../documents/embedded-document';
import { isRecord } from '../documents/is-record';
import { passwordWords } from './command-passwords';
import { CredentialText, type TextCredential, type TextOptions } from './credential-text';
import { isLiteralValue, isObjectName, namesSecretObject } from './literal-value';
import { isPublicName } from './public-name';
import { isSealed } from './sealed-value';
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
  /** Zero-based line of the text at `path`. @default - the first */
  readonly line?: number;
  /** It is the last key of `path` itself. @default - the value under it */
  readonly isKey?: true;
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
 * that is harmless (references, digests, names, paths). Marks such as `pragma: allowlist secret` are not heeded unless
 * a detector is told to.
 */
export function findCredentials(data: unknown, options: DetectorOptions = {}): Credential[] {
  return new CredentialDetector().find(data, options);
}

/** A detector that remembers the texts it has seen, for many manifests that share most of theirs. */
export class CredentialDetector {
  private readonly texts: CredentialText;
  /** Texts that are none, by the name that they last stood under: most stand in many objects. */
  private readonly harmless = new Map<string, string>();

  /** `documents` remembers what texts hold; share it with whoever reads the same texts. */
  constructor(
    documents: EmbeddedDocuments = new EmbeddedDocuments(),
    private readonly options: TextOptions = {},
  ) {
    this.texts = new CredentialText(documents, (data) => this.find(data, {}), options);
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
      this.key(key, visit);
      if (isSecret && (key === 'data' || key === 'stringData')) {
        this.plainSecret(key, value, visit);
        continue;
      }
      // An ExternalSecret names the key of the Secret that it fills.
      if (key === 'secretKey' && (map['remoteRef'] !== undefined || map['remoteKey'] !== undefined)) continue;
      if (key === 'encryptedData' && isRecord(value)) {
        this.step(key, key, withoutSealed(value), visit);
        continue;
      }
      // An environment variable: the name of the value stands beside it.
      const name = key === 'value' && typeof map['name'] === 'string' ? map['name'] : key;
      this.step(key, name, value, visit);
    }
  }

  /** A key may be a credential too, by its form or its randomness. */
  private key(key: string, { path, options, found }: Visit): void {
    if (!mayBeCredential(key) || options.exempt?.([...path, key]) === true) return;
    const { credentials, random } = this.texts.read(key);
    const forms = credentials.filter(({ reason }) => reason === 'form');
    const randomness = random
      ? [{ reason: 'randomness', kind: 'a random-looking text', length: key.length } as const]
      : [];
    for (const { reason, kind, length } of [...forms, ...randomness]) {
      found.push({ path: [...path, key], reason, kind, length, isKey: true });
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
    const namesItems = name !== undefined && (isPluralName(name) || readSecretName(name) === 'secret');
    const itemName = namesItems ? name : '';
    const words = list.map((item) => (typeof item === 'object' ? '' : String(item)));
    const passwords = passwordWords(words);
    for (const { name: option, value, index } of passwords) {
      visit.found.push({
        path: [...visit.path, index],
        reason: 'name',
        kind: literalKind(option),
        length: value.length,
      });
    }
    for (const [index, item] of list.entries()) {
      const before = list[index - 1];
      const isWord = typeof item === 'string' && typeof before === 'string' && !item.startsWith('-');
      const flag = isWord ? /^--?([A-Za-z][\w-]*)$/.exec(before)?.[1] : undefined;
      this.step(index, flag ?? itemName, item, visit);
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
    if (this.harmless.get(value) === name || this.options.allowed?.has(value) === true) return;
    const { credentials, random, taken, unread } = this.texts.read(value);
    for (const credential of credentials) found.push(placed(credential, path));
    if (credentials.length > 0) return;
    // Names inside a document stand beside their values.
    const named = taken === true ? [] : this.texts.readNamed(name, value);
    const says = saysSecret(name, value);
    if (named.length === 0 && !says && !random && unread !== true) this.harmless.set(value, name);
    if (named.length > 0) {
      for (const credential of named) found.push(placed(credential, path));
    } else if (says && !isNameOfKey(names, value)) {
      found.push({ path: [...path], reason: 'name', kind: literalKind(name), length: value.length });
    } else if (random && !isPublic(names)) {
      found.push({ path: [...path], reason: 'randomness', kind: 'a random-looking text', length: value.length });
    }
  }
}

/** Most keys are words; a credential has a length, or the digits of a hexadecimal number. */
function mayBeCredential(key: string): boolean {
  return key.length >= 16 || (key.length >= 9 && /^[0-9a-f]+$/i.test(key));
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
  if (meaning === 'other' || !isLiteralValue(value) || isChecksum(name, value)) return false;
  if (meaning === 'reference') return !isObjectName(value.replace(/\{\{[^{}]*\}\}/g, 'x'));
  if (name.toLowerCase() === 'secret' && namesSecretObject(value)) return false;
  return !(isPluralName(name) && /^[\d.]+$/.test(value));
}

/** `checksum/secret`: the annotation that rolls pods when a Secret changes. */
function isChecksum(name: string, value: string): boolean {
  return name.startsWith('checksum/') && /^[0-9a-f]{32,128}$/i.test(value);
}

/** Values of a SealedSecret are public, unless somebody forgot to seal one. */
function withoutSealed(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value !== 'string' || !isSealed(value)),
  );
}

/** Sections whose values are names of Secrets, of their keys and of places in an external store. */
const nameSections = new Set(['secretBindings', 'externalSecrets']);

function isNameOfKey(names: readonly string[], value: string): boolean {
  return /^[\w./-]+$/.test(value) && names.some((name) => nameSections.has(name));
}

function isPublic(names: readonly string[]): boolean {
  return names.slice(-2).some(isPublicName);
}
