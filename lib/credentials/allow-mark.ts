/** A comment that allows a credential, as detect-secrets reads it. */
export interface AllowMark {
  /** Zero-based line that it allows. */
  readonly allows: number;
  /** Zero-based line that it stands on. */
  readonly line: number;
  /** What the author wrote after it. @default - nothing */
  readonly reason?: string;
}

/** How comments begin and end: shell and YAML, C, SQL, Visual Basic, XML. */
const comments = [
  ['#', ''],
  ['//', ''],
  ['/\\*', '\\*/'],
  ["'", ''],
  ['--', ''],
  ['<!--[# \\t]*?', '-->'],
] as const;

const sameLine = comments.map(
  ([start, end]) => new RegExp(`[ \\t]*${start} *pragma: ?(?:allow|white)list[ -]secret(.*?) *${end}[ \\t]*$`),
);
/** The mark as all that a comment line begins with. */
const alone = comments.map(
  ([start, end]) => new RegExp(`^[ \\t]*${start} *pragma: ?(?:allow|white)list[ -]secret(.*?) *${end}[ \\t]*$`),
);
const nextLine = comments.map(
  ([start, end]) => new RegExp(`^[ \\t]*${start} *pragma: ?allowlist[ -]nextline[ -]secret(.*?) *${end}[ \\t]*$`),
);

/** True for a text that may hold a mark. */
export function mayHoldMark(text: string): boolean {
  return text.includes('pragma:');
}

/**
 * The marks of a text, in order: `# pragma: allowlist secret` behind a line, or as a comment line of its own above it, as
 * `… nextline secret` is.
 */
export function findAllowMarks(text: string): AllowMark[] {
  if (!mayHoldMark(text)) return [];
  return text.split(/\r?\n/).flatMap((content, line): AllowMark[] => {
    if (!mayHoldMark(content)) return [];
    const next = firstReason(nextLine, content);
    if (next !== undefined) return [mark(line + 1, line, next)];
    const same = firstReason(sameLine, content);
    if (same === undefined) return [];
    const own = mark(line, line, same);
    return firstReason(alone, content) === undefined ? [own] : [own, mark(line + 1, line, same)];
  });
}

function firstReason(forms: readonly RegExp[], line: string): string | undefined {
  for (const form of forms) {
    const match = form.exec(line);
    if (match !== null) return match[1] ?? '';
  }
  return undefined;
}

function mark(allows: number, line: number, written: string): AllowMark {
  const reason = written.replace(/^[\s:,;.()"'–—-]+|[\s)"']+$/g, '');
  return { allows, line, ...(reason === '' ? {} : { reason }) };
}
