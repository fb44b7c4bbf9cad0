import type { Manifest } from '../../manifest';
import type { SecurityFinding } from '../model';

/** What a rule says of one object: in which direction access moves, and how. */
export type Verdict = Pick<SecurityFinding, 'direction' | 'text'>;

/** An object as it was and as it will be; undefined where it is not there. */
export interface ObjectVersions {
  readonly before?: Manifest;
  readonly after?: Manifest;
  /** Takes an environment's identity out of a name, so that the two sides can be compared. */
  readonly neutral: { readonly before: (text: string) => string; readonly after: (text: string) => string };
}

export type SecurityRule = (versions: ObjectVersions) => Verdict[];

/** Something that an object grants: what it is compared by, and what people read. */
export interface Grant {
  readonly key: string;
  readonly text: string;
}

/** A grant whose words hold names of the environment. */
export function namedGrant(text: string, neutral: (text: string) => string): Grant {
  return { key: neutral(text), text };
}

/** Verdicts on what one side has and the other has not: more is wider. */
export function gainsAndLosses(
  before: readonly (string | Grant)[],
  after: readonly (string | Grant)[],
  words: { readonly gain: (item: string) => string; readonly loss: (item: string) => string },
): Verdict[] {
  const [left, right] = [before, after].map(
    (items) => new Map(items.map((item) => (typeof item === 'string' ? [item, item] : [item.key, item.text]))),
  ) as [Map<string, string>, Map<string, string>];
  const only = (items: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
    [...items].filter(([key]) => !others.has(key)).map(([, text]) => text);
  return [
    ...only(right, left).map((item): Verdict => ({ direction: 'broadens', text: words.gain(item) })),
    ...only(left, right).map((item): Verdict => ({ direction: 'narrows', text: words.loss(item) })),
  ];
}
