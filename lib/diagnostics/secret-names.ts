const secretWords = /(pass(word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential)s?$/i;
const referenceWords = /^(existing|imagePull|env)|([-_.]?refs?|[-_.]?names?|[-_.]?file|[-_.]?path)$/i;

/** True for a key whose value is likely a secret itself (`client_secret`, `postgresqlPassword`), not a reference to one. */
export function looksLikeSecretKey(key: string): boolean {
  return secretWords.test(key) && !referenceWords.test(key);
}

const blockLine = /^(\s*(?:- +)*(["']?)([A-Za-z0-9_.-]+)\2\s*[:=]\s+)(\S.*)$/;
// A name begins at a quote or where none is running already: tried at every letter, a long line would take quadratic time.
const flowPair =
  /((?:(["'])|(?<![A-Za-z0-9_.-]))([A-Za-z0-9_.-]+)\2\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,{}[\]&*|>"'][^,}\]]*)/g;

/** Hides the values in a line of YAML or JSON whose keys look like secrets: `client_secret: ***`. */
export function maskSecretLine(line: string): string {
  const block = blockLine.exec(line);
  const [, start = '', , key = '', value = ''] = block ?? [];
  if (looksLikeSecretKey(key) && !/^[{[&*|>]/.test(value)) return start + stars(value);
  return line.replace(flowPair, (pair, before: string, _quote, name: string, found: string) =>
    looksLikeSecretKey(name) ? before + stars(found) : pair,
  );
}

/** As many stars as characters, up to a dozen: the length of a secret is nobody's business. */
function stars(text: string): string {
  return '*'.repeat(Math.min([...text].length, 12));
}
