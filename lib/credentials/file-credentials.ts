import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import { LineIndex } from '../documents/line-index';
import type { SourceDocument } from '../documents/source-document';
import { parseYamlDocument } from '../documents/yaml-document';
import { type AllowMark, findAllowMarks } from './allow-mark';
import { findInComments, findInText } from './comment-credentials';
import { type Credential, CredentialDetector, type CredentialReason } from './credential-detector';

/** An input file, with its document where it could be parsed. */
export interface CredentialSource {
  readonly file: string;
  readonly text: string;
  /** @default - the text is no YAML or JSON, and is read line by line */
  readonly document?: SourceDocument;
}

/** Something in a file that looks like a credential. It never holds the value. */
export interface FileCredential {
  readonly reason: CredentialReason;
  /** What it is, with its article: `an AWS access key id`. */
  readonly kind: string;
  /** Number of characters. */
  readonly length: number;
  readonly range: SourceRange;
  /** @default - it stands in a comment, or in a file that could not be parsed */
  readonly path?: DataPath;
  /** Where in the document that the text at `path` holds. @default - the text itself */
  readonly inner?: DataPath;
  /** The comment that allows it. @default - none does */
  readonly mark?: AllowMark;
}

/** Finds credentials in files: in data, keys and comments; of files that could not be parsed, in their lines. */
export class FileCredentials {
  private readonly detector = new CredentialDetector();
  private readonly known = new Map<string, readonly FileCredential[]>();

  /** In the order of the file. Equal texts are read once, though several files hold them. */
  find(source: CredentialSource): readonly FileCredential[] {
    const known = this.known.get(source.text);
    if (known !== undefined) return known.map((one) => ({ ...one, range: { ...one.range, file: source.file } }));
    const found = this.findAnew(source);
    this.known.set(source.text, found);
    return found;
  }

  private findAnew(source: CredentialSource): readonly FileCredential[] {
    const { document, file, text } = source;
    const found = document === undefined ? lineCredentials(source) : this.dataCredentials(document);
    if (document !== undefined && !file.endsWith('.json')) found.push(...commentCredentials(file, text));
    if (found.length === 0) return [];
    const marks = new Map(findAllowMarks(text).map((mark) => [mark.allows + 1, mark]));
    return found
      .map(({ lines, ...credential }): FileCredential => {
        const mark = lines.map((line) => marks.get(line)).find((one) => one !== undefined);
        return mark === undefined ? credential : { ...credential, mark };
      })
      .sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
  }

  private dataCredentials(document: SourceDocument): PlacedCredential[] {
    const found = this.detector.find(document.data, {});
    if (found.length === 0) return [];
    const lines = document.text.split('\n');
    return found.map((credential) => placed(credential, document, lines));
  }
}

/** A credential with the lines whose marks allow it. */
type PlacedCredential = FileCredential & { readonly lines: readonly number[] };

function placed(credential: Credential, document: SourceDocument, lines: readonly string[]): PlacedCredential {
  const { line: _, isKey, ...rest } = credential;
  if (isKey === true) {
    const range = document.rangeOfKey(credential.path);
    return { ...rest, range, lines: [range.line] };
  }
  const range = document.rangeOfValue(credential.path);
  // The lines of a block scalar stand below its header.
  const header = lines[range.line - 2] ?? '';
  if (!/[|>][-+\d]*\s*(\s#.*)?$/.test(header)) return { ...rest, range, lines: [range.line] };
  const line = range.line + lineInside(credential, document);
  const content = (lines[line - 1] ?? '').trimEnd();
  const column = content.length - content.trimStart().length + 1;
  const exact = { file: document.file, line, column, length: Math.max(1, content.length - column + 1) };
  return { ...rest, range: exact, lines: [line, range.line - 1] };
}

/** The line of a text, from 0, that a credential inside it stands on. */
function lineInside({ path, inner, line = 0 }: Credential, document: SourceDocument): number {
  if (inner === undefined) return line;
  const text = path.reduce<unknown>((data, part) => (data as Record<string | number, unknown>)[part], document.data);
  const parsed = parseYamlDocument({ file: document.file, text: String(text), consumer: 'python' }).document;
  return parsed === undefined ? 0 : parsed.rangeOfValue(inner).line - 1;
}

function commentCredentials(file: string, text: string): PlacedCredential[] {
  const found = findInComments(text);
  if (found.length === 0) return [];
  const index = new LineIndex(text);
  return found.map(({ start, end, reason, kind, length }) => {
    const range = index.range(file, start, end);
    return { reason, kind, length, range, lines: [range.line] };
  });
}

function lineCredentials({ file, text }: CredentialSource): PlacedCredential[] {
  return text.split('\n').flatMap((content, number) =>
    findInText(content).map(({ reason, kind, length }): PlacedCredential => {
      const column = content.length - content.trimStart().length + 1;
      const range = { file, line: number + 1, column, length: Math.max(1, content.trim().length) };
      return { reason, kind, length, range, lines: [range.line] };
    }),
  );
}
