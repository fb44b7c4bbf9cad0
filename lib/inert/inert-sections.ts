import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { describeInert } from './inert-reason';
import { visitLeaves } from './leaf-paths';

/** A value, or a whole section of values, without an effect, and why. */
export interface InertSection {
  readonly path: DataPath;
  readonly message: string;
  readonly fix: string;
}

/**
 * Gathers inert values into the sections that have no effect as a whole: one sentence each, not one for every leaf.
 *
 * @param user - the values as the user wrote them
 * @param effective - the same with the chart's defaults, which reasons are read from
 */
export function inertSections(inert: readonly DataPath[], user: Values, effective: Values): InertSection[] {
  if (inert.length === 0) return [];
  const dead = new Set(inert.map((path) => JSON.stringify(path)));
  const touched = new Set(inert.map(([top]) => top));
  const alive = new Set<string>();
  visitLeaves(user, {
    enter: (path) => path.length === 0 || touched.has(path[0] ?? ''),
    leaf: (path) => {
      if (!touched.has(path[0] ?? '') || dead.has(JSON.stringify(path))) return;
      for (let depth = 1; depth < path.length; depth += 1) alive.add(JSON.stringify(path.slice(0, depth)));
    },
  });
  const sections = new Map<string, InertSection>();
  for (const path of inert) {
    const reason = describeInert(path, effective);
    let depth = path.length;
    while (depth > 1 && !alive.has(JSON.stringify(path.slice(0, depth - 1)))) {
      if (describeInert(path.slice(0, depth - 1), effective).message !== reason.message) break;
      depth -= 1;
    }
    const section = path.slice(0, depth);
    sections.set(JSON.stringify(section), { path: section, ...reason });
  }
  return [...sections.values()];
}
