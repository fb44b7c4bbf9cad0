/** What `--rev` compares. */
export interface RevisionRange {
  readonly before: string;
  /** @default - the working tree */
  readonly after?: string;
  /** True when `before` is what the two have in common, as in a pull request. @default - false */
  readonly fromCommonBase?: true;
}

/**
 * Reads `A`, `A..B` or `A...B` as git does: a side that is left out is HEAD, three dots compare with what both have in
 * common.
 */
export function parseRevisionRange(text: string): RevisionRange {
  const [, before = '', dots = '', after = ''] = /^(.*?)(\.{2,3})(.*)$/.exec(text) ?? [];
  if (dots === '') return { before: text };
  return {
    before: before === '' ? 'HEAD' : before,
    after: after === '' ? 'HEAD' : after,
    ...(dots === '...' ? { fromCommonBase: true as const } : {}),
  };
}
