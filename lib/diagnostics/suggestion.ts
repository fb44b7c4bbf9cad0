/**
 * Finds what a person most likely meant by a name that does not exist.
 *
 * A name that differs only in letter case, `-`, `_` or `.` wins; then the one with the fewest slips of the keyboard (a
 * letter too many, too few, wrong, or swapped with its neighbour); then one that the name begins or ends. Undefined when
 * nothing is near enough to be worth saying. Between equals the first candidate wins.
 */
export function suggest(wrong: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(wrong);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const distance = distanceTo(folded, fold(candidate));
    if (distance === undefined || (best !== undefined && best.distance <= distance)) continue;
    best = { candidate, distance };
  }
  return best?.candidate;
}

/** An abbreviation is a weaker likeness than any slip that `allowedSlips` lets pass. */
const abbreviation = 10;

function distanceTo(wrong: string, candidate: string): number | undefined {
  if (wrong === candidate) return 0;
  const slips = editDistance(wrong, candidate, allowedSlips(Math.max(wrong.length, candidate.length)));
  if (slips !== undefined) return slips;
  const [short, long] = wrong.length < candidate.length ? [wrong, candidate] : [candidate, wrong];
  const starts = short.length >= 4 && long.startsWith(short);
  const ends = short.length >= 5 && long.endsWith(short);
  return starts || ends ? abbreviation + long.length - short.length : undefined;
}

function allowedSlips(length: number): number {
  if (length < 3) return 0;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}

/** Optimal string alignment distance; undefined when it is more than `limit`. */
function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last[b.length] ?? 0;
  return distance <= limit ? distance : undefined;
}
