import type { CauseLine, Change } from '../model';

/** Changes of one object that follow from the same. */
export interface FollowingChanges {
  readonly follows: string;
  /** The line behind them. @default - none is known */
  readonly cause?: CauseLine;
  readonly changes: readonly Change[];
}

/** Parts the changes of an object that stand for themselves from those that only follow from others. */
export function byConsequence(changes: readonly Change[]): {
  readonly own: readonly Change[];
  readonly following: readonly FollowingChanges[];
} {
  const following = new Map<string, { follows: string; cause?: CauseLine; changes: Change[] }>();
  for (const change of changes) {
    const { follows, cause } = change;
    if (follows === undefined) continue;
    const key = JSON.stringify([follows, cause?.file, cause?.line]);
    const group = following.get(key) ?? { follows, cause, changes: [] };
    group.changes.push(change);
    following.set(key, group);
  }
  return { own: changes.filter(({ follows }) => follows === undefined), following: [...following.values()] };
}
