/** A text whose lists, maps and quoted texts go on behind the place where they began, and the way back to the file. */
export interface DeeperText {
  readonly text: string;
  /** The offset in the file of an offset in `text`. */
  offsetInFile(offset: number): number;
}

/**
 * Moves the lines that a `[`, `{` or quote goes on in to the right of its beginning.
 *
 * PyYAML and Go's reader heed no indentation between brackets and quotes, so that `]` may stand below its key; js-yaml
 * takes the grammar at its word and refuses that. Blanks at the beginning of such a line mean nothing to either.
 */
export function deepenFlow(text: string): DeeperText {
  const moves: Move[] = [];
  let deeper = '';
  let copied = 0;
  new Scanner(text, (at, blanks) => {
    deeper += text.slice(copied, at);
    moves.push({ from: deeper.length, to: deeper.length + blanks, file: at });
    deeper += ' '.repeat(blanks);
    copied = at;
  }).run();
  deeper += text.slice(copied);
  return { text: deeper, offsetInFile: (offset) => fileOffset(moves, offset) };
}

/** Blanks from `from` to `to` that stand before the offset `file` of the file. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly file: number;
}

function fileOffset(moves: readonly Move[], offset: number): number {
  let low = 0;
  let high = moves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moves[middle]?.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const last = moves[low - 1];
  return last === undefined ? offset : last.file + Math.max(0, offset - last.to);
}

/** Reads just enough of block YAML to tell where brackets and quotes open, and where a literal text only shows them. */
class Scanner {
  private position = 0;
  private lineStart = 0;
  /** Column of the innermost key or `-`: the lines of a literal text stand to the right of it. */
  private parent = -1;

  constructor(
    private readonly text: string,
    private readonly insert: (at: number, blanks: number) => void,
  ) {}

  run(): void {
    while (this.position < this.text.length) this.line();
  }

  /** Reads from the beginning of a line up to the beginning of the next that stands outside brackets and quotes. */
  private line(): void {
    this.lineStart = this.position;
    while (this.word());
  }

  /** Reads a mark or token; false at the end of the line. */
  private word(): boolean {
    this.skip(/[ \t]*/y);
    const column = this.position - this.lineStart;
    if (this.skip(/[-?](?=\s|$)/y)) this.parent = column;
    else if (this.skip(/[|>][-+0-9]*[ \t]*(?:#.*)?(?=\r?\n|$)/y)) {
      this.literalText();
      return false;
    } else if (!this.skip(/[!&][^\s[\]{},]*(?=\s)|:(?=\s|$)/y)) {
      if (!this.token()) {
        this.nextLine();
        return false;
      }
      // A key, or the last token of its line.
      if (this.matches(/[ \t]*:(?=\s|$)/y)) this.parent = column;
    }
    return true;
  }

  private token(): boolean {
    const first = this.text[this.position];
    if (first === '[' || first === '{') this.brackets();
    else if (first === '"' || first === "'") this.quoted(this.position - this.lineStart + 1);
    else return !this.matches(/#|\r?\n|$/y) && this.skip(/(?:(?!:(?:\s|$)|[ \t]#)[^\r\n])+/y);
    return true;
  }

  private brackets(): void {
    const blanks = this.position - this.lineStart + 1;
    let depth = 0;
    while (this.position < this.text.length) {
      const character = this.text[this.position] ?? '';
      const before = this.text[this.position - 1] ?? '';
      if (/["']/.test(character) && /[\s,:[{]/.test(before)) {
        this.quoted(blanks);
        continue;
      }
      if (character === '#' && /\s/.test(before)) this.skip(/[^\r\n]*/y);
      else this.position += 1;
      if (character === '[' || character === '{') depth += 1;
      else if (character === ']' || character === '}') depth -= 1;
      else if (character === '\n') this.insert(this.position, blanks);
      if (depth === 0) return;
    }
  }

  private quoted(blanks: number): void {
    const quote = this.text[this.position];
    this.position += 1;
    while (this.position < this.text.length) {
      const character = this.text[this.position];
      this.position += character === '\\' && quote === '"' && this.text[this.position + 1] !== '\n' ? 2 : 1;
      if (character === '\n') this.insert(this.position, blanks);
      if (character !== quote) continue;
      if (quote === '"' || this.text[this.position] !== "'") return;
      this.position += 1;
    }
  }

  private literalText(): void {
    this.nextLine();
    while (this.position < this.text.length) {
      const [indentation = ''] = this.match(/ */y) ?? [];
      const isBlank = this.matches(/[ \t]*(?:\r?\n|$)/y);
      if (!isBlank && indentation.length <= this.parent) return;
      this.nextLine();
    }
  }

  private nextLine(): void {
    const end = this.text.indexOf('\n', this.position);
    this.position = end === -1 ? this.text.length : end + 1;
  }

  private skip(pattern: RegExp): boolean {
    const found = this.match(pattern);
    this.position += found?.[0].length ?? 0;
    return found !== null;
  }

  private matches(pattern: RegExp): boolean {
    return this.match(pattern) !== null;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    return pattern.exec(this.text);
  }
}
