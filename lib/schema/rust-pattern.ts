import type { TextPattern } from './text-rule';

/** Whether a text has the form that a regular expression of the runtime's models describes. */
export interface RustPattern extends Pick<TextPattern, 'matches'> {
  readonly source: string;
}

/**
 * A regular expression as the runtime's Rust engine reads it: `\d`, `\w` and `\s` are Unicode, `$` is the end of the text
 * (schema section 1.5).
 *
 * `source` stands in JSON Schemas as it is: few tools that read those know classes such as `\p{L}`. `unicode` replaces the
 * translation of it where the rule is not one of Rust's. JavaScript's own classes serve as long as a text is ASCII:
 * compiling the Unicode ones takes milliseconds, and few files need them.
 */
export function rustPattern(source: string, unicode = translate(source)): RustPattern {
  let ascii: RegExp | undefined;
  let full: RegExp | undefined;
  return {
    source,
    matches: (text) => {
      if (isAscii(text)) {
        ascii ??= new RegExp(source);
        return ascii.test(text);
      }
      full ??= new RegExp(unicode, 'u');
      return full.test(text);
    },
  };
}

function translate(source: string): string {
  return source
    .replaceAll('\\d', '\\p{Nd}')
    .replaceAll('\\w', '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}')
    .replaceAll('\\s', '\\p{White_Space}')
    .replaceAll('\\S', '\\P{White_Space}');
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  return /^[\u0000-\u007f]*$/.test(text);
}
