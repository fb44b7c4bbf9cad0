import { isUtf8 } from 'node:buffer';
import type { DataPath } from '../diagnostics/diagnostic';
import type { EmbeddedDocuments } from '../documents/embedded-document';
import { findAllowMarks } from './allow-mark';
import type { Credential, CredentialReason } from './credential-detector';
import { credentialMarkers, credentialPatterns, namedPatterns, passwordInUrl } from './credential-patterns';
import { looksRandom } from './entropy';
import { isLiteralValue } from './literal-value';
import { isPublicName } from './public-name';
import { findAssignments } from './text-assignments';

/** A credential inside a text, whatever the text's own place. */
export interface TextCredential {
  readonly inner?: DataPath;
  readonly reason: CredentialReason;
  readonly kind: string;
  readonly length: number;
  /** Zero-based line of the text. @default - the first */
  readonly line?: number;
}

/** What a text holds. */
export interface TextReading {
  readonly credentials: readonly TextCredential[];
  /** The text as a whole looks random. Of one that could be taken apart (a document, readable base64) that means nothing. */
  readonly random: boolean;
  /** It was taken apart as a document: what it holds was read value by value. */
  readonly taken?: true;
  /** It, or something in it, stood too deep inside other texts to be read. */
  readonly unread?: true;
}

const deepest = 6;
/** Shorter values have no form that needs their name. */
const shortestNamed = 24;
const nothing: TextReading = { credentials: [], random: false };
const tooDeep: TextReading = { ...nothing, unread: true };

export interface TextOptions {
  /** Texts that are allowed as they are. @default - none */
  readonly allowed?: ReadonlySet<string>;
  /** Passes over lines that `pragma: allowlist secret` allows. @default false */
  readonly heedsMarks?: boolean;
}

/** Reads texts; equal texts are read once. */
export class CredentialText {
  private readonly known = new Map<string, TextReading>();
  /** By value: it mostly stands under one name. */
  private readonly named = new Map<string, { name: string; credentials: readonly TextCredential[] }>();
  private depth = 0;
  /** Something in the text that is being read stands too deep. */
  private cut = false;

  /** `findIn` looks through the data of a document. */
  constructor(
    private readonly documents: EmbeddedDocuments,
    private readonly findIn: (data: unknown) => Credential[],
    private readonly options: TextOptions = {},
  ) {}

  read(text: string): TextReading {
    if (text.length < 6) return nothing;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.depth >= deepest) {
      this.cut = true;
      return tooDeep;
    }
    const outer = this.cut;
    this.cut = false;
    this.depth += 1;
    const reading = this.readAnew(text);
    this.depth -= 1;
    const whole = !this.cut;
    this.cut ||= outer;
    if (!whole) return { ...reading, unread: true };
    this.known.set(text, reading);
    return reading;
  }

  /** What name and value tell together, of a value that may have such a form; equal pairs are read once. */
  readNamed(name: string, value: string): readonly TextCredential[] {
    if (value.length < shortestNamed) return [];
    const known = this.named.get(value);
    if (known?.name === name) return known.credentials;
    const credentials = findNamedForms(`${name}: "${value}"`);
    this.named.set(value, { name, credentials });
    return credentials;
  }

  private readAnew(whole: string): TextReading {
    if (this.options.allowed?.has(whole) === true) return nothing;
    const text = this.options.heedsMarks === true ? withoutAllowedLines(whole) : whole;
    const documents = parseDocuments(text, this.documents);
    if (documents !== undefined) {
      const inside = documents.length === 1 ? documents[0] : documents;
      const credentials = [...this.findIn(inside).map(flattened), ...findForms(commentsOf(text))];
      return { credentials, random: false, taken: true };
    }
    const decoded = decodeBase64(text);
    if (decoded !== undefined) {
      const credentials = this.read(decoded).credentials;
      return {
        credentials: credentials.map(({ line: _, ...found }) => ({ ...found, kind: `${found.kind}, in base64` })),
        random: looksRandom(text),
      };
    }
    const forms = findForms(text);
    if (forms.length > 0) return { credentials: [...forms, ...elsewhere(findNamed(text), forms)], random: false };
    return { credentials: [...findNamed(text), ...findQuoted(text)], random: looksRandom(text) };
  }
}

/** What is found on other lines: one value is not named twice. */
function elsewhere(found: readonly TextCredential[], known: readonly TextCredential[]): TextCredential[] {
  const lines = new Set(known.map(({ line }) => line));
  return found.filter(({ line }) => !lines.has(line));
}

/** A text without the lines that a mark allows; the number of lines stays. */
function withoutAllowedLines(text: string): string {
  const marks = findAllowMarks(text);
  if (marks.length === 0) return text;
  const allowed = new Set(marks.map(({ allows }) => allows));
  return text
    .split('\n')
    .map((line, number) => (allowed.has(number) ? '' : line))
    .join('\n');
}

/** Literals under the name of a secret in a text that no parser takes apart: scripts, comments, broken files. */
export function findNamed(text: string): TextCredential[] {
  const assignments = findAssignments(text).map<TextCredential>(({ name, value, line }) => ({
    reason: 'name',
    kind: `a literal value of "${name}"`,
    length: value.length,
    ...(line === 0 ? {} : { line }),
  }));
  return [...assignments, ...findNamedForms(text)];
}

/** Credentials that name and value tell together: of `aws_key: "…"`. */
export function findNamedForms(text: string): TextCredential[] {
  if (!/(?:key|pwd|pw|pass|token)/i.test(text) || !/[\w/+]{24}/.test(text)) return [];
  return namedPatterns.flatMap(({ kind, pattern, needs, accepts }): TextCredential[] => {
    if (needs?.test(text) === false) return [];
    const match = pattern.exec(text);
    if (match === null || accepts?.(match[1] ?? '') === false) return [];
    return [{ reason: 'form', kind, length: (match[1] ?? '').length, ...lineField(text, match.index) }];
  });
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function flattened({ path, inner, reason, kind, length }: Credential): TextCredential {
  return { inner: [...path, ...(inner ?? [])], reason, kind, length };
}

/** Credentials that are known by their form, one of each kind. */
export function findForms(text: string): TextCredential[] {
  if (!credentialMarkers.test(text)) return [];
  const found: TextCredential[] = [];
  for (const { kind, pattern, accepts } of credentialPatterns) {
    const match = pattern.exec(text);
    if (match === null || accepts?.(match[0]) === false) continue;
    found.push({ reason: 'form', kind, length: (match[1] ?? match[0]).length, ...lineField(text, match.index) });
  }
  for (const match of text.matchAll(passwordInUrl)) {
    const [, password = ''] = match;
    if (!isLiteralValue(password) || /^\$|^%s$/.test(password)) continue;
    found.push({
      reason: 'form',
      kind: 'a URL with a password',
      length: password.length,
      ...lineField(text, match.index),
    });
    break;
  }
  return found;
}

/** Random-looking quoted strings in program text, as detect-secrets finds them; those under a public name aside. */
export function findQuoted(text: string): TextCredential[] {
  if (!/["'][\w+/=\\-]{9}/.test(text)) return [];
  return text.split('\n').flatMap((content, line) =>
    [...content.matchAll(/(["'])([A-Za-z0-9+/=_\\-]{9,})\1/g)]
      .filter(({ 2: quoted = '', index }) => looksRandom(quoted) && !followsPublicName(content, index))
      .map(({ 2: quoted = '' }): TextCredential => {
        const found = { reason: 'randomness', kind: 'a random-looking text', length: quoted.length } as const;
        return line === 0 ? found : { ...found, line };
      }),
  );
}

function followsPublicName(line: string, offset: number): boolean {
  const name = /([\w./-]+)["'\]]{0,2}\s{0,4}[:=]\s{0,4}@?$/.exec(line.slice(Math.max(0, offset - 80), offset))?.[1];
  return name !== undefined && isPublicName(name);
}

function lineField(text: string, offset: number): { readonly line?: number } {
  const line = lineOf(text, offset);
  return line === 0 ? {} : { line };
}

/** The documents of a JSON or YAML text that hold maps or lists; undefined for any other text. */
function parseDocuments(text: string, known: EmbeddedDocuments): readonly unknown[] | undefined {
  const start = text.trimStart().charAt(0);
  if (start === '{' || start === '[') {
    const json = known.json(text);
    // What is not JSON may be a flow map of YAML.
    if ('data' in json) return [json.data];
  } else if (!text.includes('\n') || !/^[ \t]*(- +)?["']?[\w./-]+["']?:([ \t]|$)/m.test(text)) return undefined;
  const documents = known.yamlStream(text);
  const isStructured = documents?.some((document) => typeof document === 'object' && document !== null);
  return isStructured === true ? documents : undefined;
}

function commentsOf(text: string): string {
  return text.includes('#') ? (text.match(/(?:^|\s)#.*$/gm) ?? []).join('\n') : '';
}

/** The text behind base64, when it is readable. */
function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/\s/g, '');
  if (compact.length < 16 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  const bytes = Buffer.from(compact, 'base64');
  if (!isUtf8(bytes)) return undefined;
  const decoded = bytes.toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell bytes from text
  return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/.test(decoded) ? undefined : decoded;
}
