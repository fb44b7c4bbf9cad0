/** Matches what a terminal or log would act on instead of showing: control characters, line ends, and what reorders or hides text. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Makes text from an input file safe to print on one line: escapes become visible, a tab becomes one blank. */
export function printable(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll('\n', '\\n')
    .replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const longestSentence = 600;
const keptEnd = 150;

/** A sentence as `printable` shows it; one that carries somebody's endless key or value is cut in its middle. */
export function printableSentence(text: string): string {
  if (text.length <= longestSentence) return printable(text);
  const characters = [...text];
  return printable(`${characters.slice(0, longestSentence - keptEnd).join('')}…${characters.slice(-keptEnd).join('')}`);
}
