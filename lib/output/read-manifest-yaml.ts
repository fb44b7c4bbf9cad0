import { goScalar } from '../documents/scalar-dialect';

/**
 * Reads YAML in the form that `renderManifestYaml` writes, as any YAML reader would, several times faster.
 *
 * A comparison reads thousands of rendered files. Undefined for text with anything else in it (flow collections,
 * anchors, comments between lines, several documents, other indentation, a key twice, a syntax error): that is for
 * the general reader to take, and to say what is wrong with it. `line` is the first line of the data, one-based.
 */
export function readManifestYaml(text: string): { readonly data: unknown; readonly line: number } | undefined {
  if (unusualCharacter.test(text)) return undefined;
  const reader = new Reader(text.split('\n'));
  try {
    return reader.document();
  } catch (error) {
    if (error === otherForm) return undefined;
    throw error;
  }
}

/** Thrown at what the renderer does not write. */
const otherForm = Symbol('other form');

/** Tabs, line breaks of other systems, control characters: readers take them in ways of their own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unusualCharacter = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
/** Text that stands as it is: no `#` after a blank, no `: `, no mark of YAML at its start. */
const plainText = /^(?!-(?: |$))[\w/.+-](?:[!"$-9;-~]|:(?=[!-~])| (?=[!"$-9;-~]))*$/;
const plainKey = /^[A-Za-z_][\w/.-]*$/;
const quotedKey = /^'((?:[^']|'')*)':(?: (.*))?$/;
const simpleEscapes = /^"(?:[\x20!#-[\]-~]|\\["\\/bfnrt]|\\u(?!d[89a-f])[0-9a-f]{4})*"$/i;

class Reader {
  private at = 0;

  constructor(private readonly lines: readonly string[]) {}

  document(): { data: unknown; line: number } {
    while (this.lines[this.at]?.startsWith('#') === true) this.at += 1;
    const line = this.at + 1;
    const data = this.map(0, undefined);
    // The last line ends with a line break, and nothing follows.
    if (this.at !== this.lines.length - 1 || this.lines[this.at] !== '') throw otherForm;
    return { data, line };
  }

  /** The map whose keys stand at an indentation; its first line may begin beside a dash. */
  private map(indent: number, beside: string | undefined): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    let content = beside ?? this.contentAt(indent);
    while (content !== undefined && !content.startsWith('- ') && content !== '-') {
      const [key, rest] = keyOf(content);
      if (Object.hasOwn(map, key) || key === '__proto__') throw otherForm;
      this.at += 1;
      map[key] = rest === undefined ? this.below(indent) : this.inline(rest, indent);
      content = this.contentAt(indent);
    }
    if (content !== undefined) throw otherForm;
    return map;
  }

  private list(indent: number): unknown[] {
    const list: unknown[] = [];
    for (let content = this.contentAt(indent); content !== undefined; content = this.contentAt(indent)) {
      if (!content.startsWith('- ') || content.startsWith('-  ')) throw otherForm;
      const rest = content.slice(2);
      if (isEntry(rest)) list.push(this.map(indent + 2, rest));
      else if (rest.startsWith('- ')) throw otherForm;
      else {
        this.at += 1;
        list.push(this.inline(rest, indent));
      }
    }
    return list;
  }

  /** What stands below a key: a map or list two deeper. */
  private below(indent: number): unknown {
    const content = this.contentAt(indent + 2);
    if (content === undefined) throw otherForm;
    return content.startsWith('- ') ? this.list(indent + 2) : this.map(indent + 2, undefined);
  }

  /** The current line without its indentation; undefined when it stands less deep. */
  private contentAt(indent: number): string | undefined {
    const line = this.lines[this.at] ?? '';
    let depth = 0;
    while (line.charCodeAt(depth) === 32) depth += 1;
    if (depth < indent || line.length === 0) return undefined;
    if (depth > indent || depth === line.length) throw otherForm;
    return line.slice(indent);
  }

  private inline(text: string, indent: number): unknown {
    if (text === '{}') return {};
    if (text === '[]') return [];
    const first = text.charAt(0);
    if (first === '|') return this.block(text, indent);
    if (first === "'") return unquoted(text);
    if (first === '"') {
      if (!simpleEscapes.test(text)) throw otherForm;
      return JSON.parse(text);
    }
    if (!plainText.test(text)) throw otherForm;
    return goScalar(text);
  }

  /** A literal block, whose lines stand two deeper than its key. */
  private block(header: string, indent: number): string {
    if (header !== '|' && header !== '|-' && header !== '|+') throw otherForm;
    const depth = indent + 2;
    const prefix = ' '.repeat(depth);
    const first = this.lines[this.at] ?? '';
    if (!first.startsWith(prefix) || first.length === depth || first.charAt(depth) === ' ') throw otherForm;
    const content: string[] = [];
    for (; this.at < this.lines.length - 1; this.at += 1) {
      const line = this.lines[this.at] ?? '';
      if (line.startsWith(prefix)) content.push(line.slice(depth));
      else if (line === '') content.push('');
      else if (line.trim() === '') throw otherForm;
      else break;
    }
    const text = content.join('\n');
    if (header === '|+') return `${text}\n`;
    const end = text.replace(/\n+$/, '');
    return header === '|' ? `${end}\n` : end;
  }
}

/** True for text that begins with a key. */
function isEntry(text: string): boolean {
  return text.endsWith(':') || /^(?:[A-Za-z_][\w/.-]*|'(?:[^']|'')*'): /.test(text);
}

/** A key, and what stands beside it. */
function keyOf(content: string): [key: string, rest: string | undefined] {
  if (content.startsWith("'")) {
    const [, key = '', rest] = quotedKey.exec(content) ?? refuse();
    return [key.replaceAll("''", "'"), rest];
  }
  const colon = content.indexOf(':');
  const end = content.endsWith(':') && colon === content.length - 1;
  if (!end && content.charAt(colon + 1) !== ' ') throw otherForm;
  const key = content.slice(0, colon);
  if (!plainKey.test(key) || goScalar(key) !== key) throw otherForm;
  return [key, end ? undefined : content.slice(colon + 2)];
}

function unquoted(text: string): string {
  if (!/^'(?:[^']|'')*'$/.test(text)) throw otherForm;
  return text.slice(1, -1).replaceAll("''", "'");
}

function refuse(): never {
  throw otherForm;
}
