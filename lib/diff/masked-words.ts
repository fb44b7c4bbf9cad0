import { CredentialDetector } from '../credentials/credential-detector';
import { formatSteps, type TreeStep } from './compare/tree';

/** What stands where a secret was: its length is nobody's business. */
export const maskedText = '********';

let detector: CredentialDetector | undefined;
const known = new Map<string, boolean>();
/** Hostile input must not make this grow without end. */
const mostKnown = 20_000;

/** A key of a map or the name of an element; stars when it looks like a credential itself. */
export function maskedWord(word: string): string {
  // No shorter text has the form of a credential, and shorter random ones are names.
  if (word.length < 9) return word;
  const found = known.get(word) ?? looksLikeCredential(word);
  if (known.size < mostKnown) known.set(word, found);
  return found ? maskedText : word;
}

function looksLikeCredential(word: string): boolean {
  detector ??= new CredentialDetector();
  return detector.find({ [word]: null }, {}).length > 0 || word.split(/[-_/.+=:]/).some(isJumbled);
}

/** Letters of both cases and digits in turn, as no name has them; a key hidden in vain does less harm than one shown. */
function isJumbled(piece: string): boolean {
  if (piece.length < 12) return false;
  const runs = piece.match(/[A-Z]+|[a-z]+|\d+/g) ?? [];
  const count = (pattern: RegExp) => piece.match(pattern)?.length ?? 0;
  return runs.length > 6 && count(/\d/g) > 2 && count(/[A-Z]/g) > 1 && count(/[a-z]/g) > 1;
}

/** A sentence of a report with stars for the words in it that look like credentials. */
export function maskedSentence(text: string): string {
  return text.replace(/[^\s"'`,;()[\]{}=]{9,}/g, maskedWord);
}

/** A path as a report shows it. */
export function shownPath(steps: readonly TreeStep[]): string {
  return formatSteps(steps.map((step) => ({ ...step, key: maskedWord(step.key) })));
}
