/** Thresholds of detect-secrets, in bits per character. */
const base64Limit = 4.5;
const hexLimit = 3;
/** Fewer characters cannot reach the limits. */
const shortestBase64 = 23;
const shortestHex = 9;

/** Shannon's entropy of a text's characters, in bits per character. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}

/** True for a whole text that looks like random bytes in base64 or hexadecimal, and unlike words, numbers or ids. */
export function looksRandom(text: string): boolean {
  if (text.length < shortestHex) return false;
  if (/^[0-9a-f]+$/i.test(text)) {
    return /[a-f]/i.test(text) && /\d/.test(text) && shannonEntropy(text) > hexLimit && !isSequence(text);
  }
  if (text.length < shortestBase64 || !/^[A-Za-z0-9+/=\\_-]+$/.test(text)) return false;
  return shannonEntropy(text) > base64Limit && !holdsUuid(text) && !readsAsWords(text) && !isSequence(text);
}

function holdsUuid(text: string): boolean {
  return /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(text);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const sequences = [
  `${alphabet}${alphabet}${digits}+/`,
  `${digits}${alphabet}${alphabet}+/`,
  `${digits}${alphabet}${digits}${alphabet}`,
  '0123456789ABCDEFABCDEF0123456789ABCDEFABCDEF',
  `${alphabet}=/`,
];

/** Part of an alphabet, as detect-secrets knows them: documentation, not a key. */
function isSequence(text: string): boolean {
  const upper = text.toUpperCase();
  return sequences.some((sequence) => sequence.includes(upper));
}

/** True for names and paths: pieces between separators that are words, numbers, or short. */
export function readsAsWords(text: string): boolean {
  const pieces = text.split(/[-_/+=\\]/).filter((piece) => piece !== '');
  return pieces.every((piece) => piece.length <= 3 || isWord(piece));
}

/** `deployments`, `DAGSTER`, `loadInCluster`, `v20250601`: letters whose case seldom changes, then digits; or a number. */
function isWord(piece: string): boolean {
  const letters = /^([A-Za-z]*)\d{0,8}$/.exec(piece)?.[1];
  if (letters === undefined) return /^\d+$/.test(piece);
  if (/^[A-Z]?[a-z]+$/.test(letters)) return true;
  const runs = letters.match(/[A-Z]+|[a-z]+/g) ?? [];
  return letters.length >= runs.length * 2.4;
}
