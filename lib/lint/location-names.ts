const maxNames = 3;

/** Writes names for a sentence: `code location "a"`, `code locations "a" and "b"`, `code locations "a", "b", "c" and 9 more`. */
export function locationNames(locations: readonly { readonly name: string }[]): string {
  return `code location${locations.length === 1 ? '' : 's'} ${listNames(locations.map((location) => location.name))}`;
}

/** Writes quoted names for a sentence, at most three of them. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map((name) => `"${name}"`);
  if (names.length > maxNames) return `${shown.join(', ')} and ${names.length - maxNames} more`;
  return joinWords(shown);
}

/** Joins words for a sentence: `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
