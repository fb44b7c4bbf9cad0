import type * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import { foldKey } from './key-pattern';
import { type KnownPlace, knownPlaces } from './known-keys';
import { fits, type ValueOutline } from './value-fit';

/** A key that stands in the wrong map. */
export interface LostKey {
  readonly name: string;
  readonly parent: DataPath;
  readonly value: ValueOutline;
}

/** Names shorter than this resemble too many others to guess across sections. */
const shortestGuess = 8;

/** Sections that are charts of their own: what they call `metrics` or `rbac` is not what other sections may mean. */
const bundledCharts: readonly (string | number | undefined)[] = ['postgresql', 'rabbitmq', 'redis'];

/** Finds a key by its name in the whole schema. */
export class KeySearch {
  private readonly places = new Map<string, KnownPlace[]>();

  constructor(root: z.core.$ZodType) {
    for (const place of knownPlaces(root)) {
      const name = foldKey(lastKey(place.path));
      const others = this.places.get(name);
      if (others === undefined) this.places.set(name, [place]);
      else others.push(place);
    }
  }

  /** The one place that is meant by a key of that name; undefined when there is none, or several may be meant. */
  find(lost: LostKey): DataPath | undefined {
    return this.nearest(foldKey(lost.name), lost);
  }

  /** The same by a name that is nearly that one. */
  findNear(lost: LostKey): DataPath | undefined {
    const name = foldKey(lost.name);
    if (name.length < shortestGuess) return undefined;
    const near = suggest(name, this.places.keys());
    return near !== undefined && Math.abs(near.length - name.length) <= 2 ? this.nearest(near, lost) : undefined;
  }

  private nearest(name: string, { parent, value }: LostKey): DataPath | undefined {
    const places = this.places.get(name) ?? [];
    return nearestPlace(
      places.filter((place) => isReachable(place.path, parent) && fits(place.schema, value)),
      parent,
    );
  }
}

function lastKey(path: DataPath): string {
  return String(path[path.length - 1]);
}

/** Looks in the map itself, then in ever wider ones, and takes the first where a single place is left. */
function nearestPlace(places: readonly KnownPlace[], parent: DataPath): DataPath | undefined {
  for (let depth = parent.length; depth >= 0; depth -= 1) {
    const scope = parent.slice(0, depth);
    const within = places.filter(({ path }) => isWithin(path, scope) && !path.slice(depth).includes(0));
    if (within.length > 0) {
      return onlyOne(within) ?? onlyOne(within.filter(({ path }) => sharesParent(path, parent)));
    }
  }
  return onlyOne(places);
}

function onlyOne(places: readonly KnownPlace[]): DataPath | undefined {
  return places.length === 1 ? places[0]?.path : undefined;
}

function isWithin(path: DataPath, scope: DataPath): boolean {
  return scope.every((part, index) => path[index] === part || (typeof part === 'number' && path[index] === 0));
}

/** From outside a bundled chart, only the keys that carry its name (`postgresqlHost`) can be meant. */
function isReachable(path: DataPath, parent: DataPath): boolean {
  const chart = path[0] === 'global' ? path[1] : path[0];
  if (!bundledCharts.includes(chart) || parent[0] === path[0]) return true;
  return path.length === 2 && lastKey(path).startsWith(String(chart));
}

/**
 * True when both stand in maps of one name (`dagsterWebserver.host`, `ingress.dagsterWebserver.host`), or when one key
 * stands at the root and the other in `global`, the values of all charts.
 */
function sharesParent(path: DataPath, parent: DataPath): boolean {
  const own = parent.length === 0 ? 'global' : parent[parent.length - 1];
  return path[path.length - 2] === own;
}
