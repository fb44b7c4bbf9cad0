import type * as z from 'zod';
import type { DataPath } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import { fillIndexes, foldKey, foldPath, parsePattern } from './key-pattern';
import { KeySearch, type LostKey } from './key-search';
import { currentKeys } from './known-keys';
import { type MovedKey, movedKeys, otherNames } from './moved-keys';
import { schemasAt } from './schema-shape';
import { fits, outlineOf } from './value-fit';

/** Where an unknown key's value belongs. */
export interface KeySuggestion {
  /** The place for the value. */
  readonly path: DataPath;
  /** What else to do, or why there is no such key. @default - moving the value is all */
  readonly note?: string;
  /** What to write at the top of a floe environment's values.yaml instead. @default - the toolkit has no key for it */
  readonly floe?: string;
}

/** True where no other key does what an unknown one asks for: its suggestion is then the map that it stands in. */
export function hasNoPlace(path: DataPath, suggestion: KeySuggestion): boolean {
  return suggestion.path.length < path.length && suggestion.path.every((part, at) => part === path[at]);
}

/**
 * Tells where a key that the schema does not know belongs.
 *
 * First the table of moved keys, then the keys beside it, then the same or nearly the same name elsewhere in the
 * schema, as long as only one place is meant.
 */
class KeyAdvisor {
  /** By folded path: thousands of code locations may hold the same wrong key. */
  private readonly answers = new Map<string, KeySuggestion | undefined>();
  private moved: MovedPlaces | undefined;
  private everywhere: KeySearch | undefined;

  constructor(private readonly root: z.core.$ZodType) {}

  /** The place for an unknown key; undefined when nothing is near enough, or several places are equally near. */
  suggest(path: DataPath, value: unknown): KeySuggestion | undefined {
    const lost = { name: String(path[path.length - 1]), parent: path.slice(0, -1), value: outlineOf(value) };
    const question = [foldPath(path), lost.value.kind, ...lost.value.keys].join(' ');
    if (!this.answers.has(question)) this.answers.set(question, this.movedTo(path) ?? this.byName(lost));
    const answer = this.answers.get(question);
    return answer && { ...answer, path: fillIndexes(answer.path, path) };
  }

  /** True for an unknown section whose keys belong to different places, each known. */
  scatters(path: DataPath): boolean {
    return this.movedPlaces().sections.has(foldPath(path));
  }

  private movedTo(path: DataPath): KeySuggestion | undefined {
    const moved = this.movedPlaces().keys.get(foldPath(path));
    if (moved === undefined) return undefined;
    const target = parsePattern(moved.to);
    const { note, floe } = moved;
    return { path: target, ...(note === undefined ? {} : { note }), ...(floe === undefined ? {} : { floe }) };
  }

  private byName(lost: LostKey): KeySuggestion | undefined {
    const keys = schemasAt(this.root, lost.parent).flatMap(currentKeys);
    const names = keys.filter((key) => fits(key.schema, lost.value)).map((key) => key.name);
    const near = suggest(lost.name, names);
    const beside =
      keys.find((key) => foldKey(key.name) === foldKey(lost.name))?.name ??
      otherNamesOf(lost.name).find((name) => names.includes(name)) ??
      (isSlip(lost.name, near) ? near : undefined);
    if (beside !== undefined) return { path: [...lost.parent, beside] };
    this.everywhere ??= new KeySearch(this.root);
    const same = this.everywhere.find(lost);
    if (same !== undefined) return { path: same };
    if (near !== undefined) return { path: [...lost.parent, near] };
    const nearElsewhere = this.everywhere.findNear(lost);
    return nearElsewhere && { path: nearElsewhere };
  }

  private movedPlaces(): MovedPlaces {
    this.moved ??= readMovedKeys(this.root);
    return this.moved;
  }
}

const advisors = new WeakMap<z.core.$ZodType, KeyAdvisor>();

/** The advisor for a schema; one is kept for each, since all environments ask it. */
export function keyAdvisor(root: z.core.$ZodType): KeyAdvisor {
  const known = advisors.get(root);
  if (known !== undefined) return known;
  const made = new KeyAdvisor(root);
  advisors.set(root, made);
  return made;
}

interface MovedPlaces {
  readonly keys: ReadonlyMap<string, MovedKey>;
  /** Folded paths of the unknown sections that hold such keys. */
  readonly sections: ReadonlySet<string>;
}

function readMovedKeys(root: z.core.$ZodType): MovedPlaces {
  const keys = new Map<string, MovedKey>();
  const sections = new Set<string>();
  for (const moved of movedKeys) {
    const from = parsePattern(moved.from);
    keys.set(foldPath(from), moved);
    const section = from.slice(0, -1);
    if (schemasAt(root, section).length === 0) sections.add(foldPath(section));
  }
  return { keys, sections };
}

function otherNamesOf(name: string): readonly string[] {
  return Object.entries(otherNames).find(([other]) => foldKey(other) === foldKey(name))?.[1] ?? [];
}

/** True for a slip of the keyboard; a name that merely begins or ends the other is a weaker sign. */
function isSlip(name: string, near: string | undefined): boolean {
  return near !== undefined && Math.abs(foldKey(near).length - foldKey(name).length) <= 2;
}
