import { suggest } from './suggestion';

const secretWords = /(pass(word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential)s?$/i;
const referenceWords = /^(existing|imagePull|env)|([-_.]?refs?|[-_.]?names?|[-_.]?file|[-_.]?path)$/i;
const misspeltWords = ['password', 'passphrase', 'secret', 'token', 'credential'];

/** True for a key whose value is likely a secret itself (`client_secret`, `postgresqlPassword`), not a reference to one. */
export function looksLikeSecretKey(key: string): boolean {
  if (referenceWords.test(key)) return false;
  return secretWords.test(key) || isMisspelt(key);
}

/** `pasword: hunter2` is an unknown key, and its value is a secret all the same. */
function isMisspelt(key: string): boolean {
  const last = key.split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/).at(-1) ?? '';
  return last.length >= 5 && suggest(last, misspeltWords) !== undefined;
}

/** True for a key that names something: beside or below a secret's key it may be shown. */
export function namesSomething(key: string): boolean {
  return referenceWords.test(key) || key === 'key' || key === 'keys';
}

/** True for a key below which everything is secret but references; under `credentials` stand modes and scopes as well. */
export function hidesAllBelow(key: string): boolean {
  return looksLikeSecretKey(key) && !/credentials?$/i.test(key);
}
