/** The name of an object that went and came back under another. */
export interface NewName {
  readonly from: string;
  readonly to: string;
}

/** Tells what is the same but for the new names of renamed objects. */
export class NewNames {
  private readonly names: readonly (NewName & { readonly pattern: RegExp })[];

  /** Of names that hold others, only those that tell most are kept: `a` → `b` explains `app-a` → `app-b`. */
  constructor(names: readonly NewName[]) {
    const kept: (NewName & { readonly pattern: RegExp })[] = [];
    for (const name of [...names].sort((a, b) => a.from.length - b.from.length)) {
      const isExplained = kept.some(({ pattern, to }) => name.from.replace(pattern, () => to) === name.to);
      if (name.from !== name.to && !isExplained) kept.push({ ...name, pattern: patternOf(name.from) });
    }
    // Longer names first: a shorter one may stand in them.
    this.names = kept.reverse();
  }

  get isEmpty(): boolean {
    return this.names.length === 0;
  }

  /** A text of the side before, with the new names in it. */
  renamed(text: string): string {
    return this.names.reduce((current, { pattern, to }) => current.replace(pattern, () => to), text);
  }

  /** The name that stands in a text of the side before; undefined when there is none. */
  in(text: string): NewName | undefined {
    return this.names.find(({ pattern, to }) => text.replace(pattern, () => to) !== text);
  }
}

/** A name as it stands by itself, or as a part of a longer one. */
function patternOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g');
}
