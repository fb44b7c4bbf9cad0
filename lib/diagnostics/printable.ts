/** Matches what a terminal would act on instead of showing: control characters, and those that reorder text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Makes text from an input file safe to print: escapes become visible, a tab becomes one blank. */
export function printable(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
