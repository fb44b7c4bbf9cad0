/** What the page's script shows: plain data, short enough for 10,000 changes. */
export interface PageData {
  /** Names of the two sides, over the columns of values. */
  readonly sides: readonly [before: string, after: string];
  readonly environments: readonly string[];
  /** Lines of the input that cause changes. @default - none is known */
  readonly causes?: readonly string[];
  readonly objects: readonly PageObject[];
}

/** One object with its changes. */
export interface PageObject {
  /** Index in `environments`. */
  readonly environment: number;
  readonly status: 'created' | 'deleted' | 'changed' | 'renamed';
  readonly kind: string;
  /** With the namespace where it is not the environment's own. */
  readonly name: string;
  readonly impact: string;
  /** The impact in words. */
  readonly consequence: string;
  /** True when one of its changes widens access. */
  readonly broadens?: boolean;
  /** Index in `causes` of what made it come, go or get another name. @default - its changes have theirs */
  readonly cause?: number;
  readonly fields: readonly PageField[];
}

/** One change: where, and what was and is there. */
export interface PageField {
  readonly path: string;
  /** @default - nothing was there */
  readonly before?: string;
  /** @default - nothing is there */
  readonly after?: string;
  /** What it means, or the line that caused it. @default - nothing is to be said */
  readonly note?: string;
  /** Index in `causes`. @default - none is known */
  readonly cause?: number;
}
