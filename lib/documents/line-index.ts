/** Turns offsets of a text into lines and columns, both counted from 1; columns in characters (code points). */
export class LineIndex {
  private readonly starts: number[] = [0];
  /** Only these make a character longer than one unit; without them columns need no counting. */
  private readonly hasSurrogates: boolean;

  constructor(private readonly text: string) {
    this.hasSurrogates = /[\ud800-\udbff]/.test(text);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Where an offset stands. */
  position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const lineStart = this.starts[low] ?? 0;
    return { line: low + 1, column: this.charactersOf(lineStart, offset) + 1 };
  }

  /** A stretch of text on one line: what lies beyond the first line's end is cut. */
  range(file: string, start: number, end: number): { file: string; line: number; column: number; length: number } {
    const newline = this.text.indexOf('\n', start);
    const stop = newline === -1 || newline > end ? end : newline;
    const length = this.charactersOf(start, start + this.text.slice(start, stop).trimEnd().length);
    return { file, ...this.position(start), length: Math.max(1, length) };
  }

  private charactersOf(start: number, end: number): number {
    return this.hasSurrogates ? [...this.text.slice(start, end)].length : Math.max(0, end - start);
  }
}
