import { isUtf8 } from 'node:buffer';
import type { DataPath } from '../../diagnostics/diagnostic';
import type { EmbeddedDocuments } from '../embedded-document';
import type { Credential, CredentialReason } from './credential-detector';
import { credentialMarkers, credentialPatterns, passwordInUrl } from './credential-patterns';
import { looksRandom } from './entropy';
import { isLiteralValue } from './literal-value';
import { findAssignments } from './text-assignments';

/** A credential inside a text, whatever the text's own place. */
export interface TextCredential {
  readonly inner?: DataPath;
  readonly reason: CredentialReason;
  readonly kind: string;
  readonly length: number;
}

/** What a text holds. */
export interface TextReading {
  readonly credentials: readonly TextCredential[];
  /** The text as a whole looks random. Of one that could be taken apart (a document, readable base64) that means nothing. */
  readonly random: boolean;
}

const deepest = 6;
const nothing: TextReading = { credentials: [], random: false };

/** Reads texts; equal texts are read once. */
export class CredentialText {
  private readonly known = new Map<string, TextReading>();
  private depth = 0;

  /** `findIn` looks through the data of a document. */
  constructor(
    private readonly documents: EmbeddedDocuments,
    private readonly findIn: (data: unknown) => Credential[],
  ) {}

  read(text: string): TextReading {
    if (text.length < 6) return nothing;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.depth >= deepest) return nothing;
    this.depth += 1;
    const reading = this.readAnew(text);
    this.depth -= 1;
    this.known.set(text, reading);
    return reading;
  }

  private readAnew(text: string): TextReading {
    const documents = parseDocuments(text, this.documents);
    if (documents !== undefined) {
      const inside = documents.length === 1 ? documents[0] : documents;
      const credentials = [...this.findIn(inside).map(flattened), ...findForms(commentsOf(text))];
      return { credentials, random: false };
    }
    const decoded = decodeBase64(text);
    if (decoded !== undefined) {
      const credentials = this.read(decoded).credentials;
      return {
        credentials: credentials.map((found) => ({ ...found, kind: `${found.kind}, in base64` })),
        random: false,
      };
    }
    const forms = findForms(text);
    if (forms.length > 0) return { credentials: forms, random: false };
    const assignments = findAssignments(text).map<TextCredential>(({ name, length }) => ({
      reason: 'name',
      kind: `a literal value of "${name}"`,
      length,
    }));
    return { credentials: [...assignments, ...findQuoted(text)], random: looksRandom(text) };
  }
}

function flattened({ path, inner, reason, kind, length }: Credential): TextCredential {
  return { inner: [...path, ...(inner ?? [])], reason, kind, length };
}

/** Credentials that are known by their form, one of each kind. */
function findForms(text: string): TextCredential[] {
  if (!credentialMarkers.test(text)) return [];
  const found: TextCredential[] = [];
  for (const { kind, pattern } of credentialPatterns) {
    const match = pattern.exec(text);
    if (match !== null) found.push({ reason: 'form', kind, length: (match[1] ?? match[0]).length });
  }
  for (const [, password = ''] of text.matchAll(passwordInUrl)) {
    if (!isLiteralValue(password) || /^\$|^%s$/.test(password)) continue;
    found.push({ reason: 'form', kind: 'a URL with a password', length: password.length });
    break;
  }
  return found;
}

/** Random-looking quoted strings in program text, as detect-secrets finds them. */
function findQuoted(text: string): TextCredential[] {
  if (!/\s/.test(text)) return [];
  return [...text.matchAll(/(["'])([A-Za-z0-9+/=_-]{16,})\1/g)]
    .filter(([, , quoted = '']) => looksRandom(quoted))
    .map(([, , quoted = '']) => ({ reason: 'randomness', kind: 'a random-looking text', length: quoted.length }));
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
