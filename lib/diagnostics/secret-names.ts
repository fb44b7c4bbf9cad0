const secretWords = /(pass(word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential)s?$/i;
const referenceWords = /([-_.]?refs?|[-_.]?name|[-_.]?names|[-_.]?file|[-_.]?path)$/i;

/** True for a key whose value is likely a secret itself (`client_secret`, `postgresqlPassword`), not a reference to one. */
export function looksLikeSecretKey(key: string): boolean {
  return secretWords.test(key) && !referenceWords.test(key);
}

/** Hides the value part of a line of YAML or JSON whose key looks like a secret: `client_secret: ***`. */
export function maskSecretLine(line: string): string {
  return line.replace(
    /(["']?)([A-Za-z0-9_.-]+)\1(\s*[:=]\s*)(\S.*)$/,
    (whole, quote: string, key: string, separator: string, value: string) =>
      looksLikeSecretKey(key) && !/^[{[&*|>]/.test(value)
        ? `${quote}${key}${quote}${separator}${'*'.repeat(Math.min([...value].length, 12))}`
        : whole,
  );
}
