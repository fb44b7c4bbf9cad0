import type { ReadEnvironment } from '../../synth/read-environments';
import type { CauseLine } from '../model';
import { type SourceChange, sourceChange } from './source-changes';
import { sourceFiles } from './source-files';

/** Keys that came to the input or went from it, with their lines: that of a code location names objects. */
export type NamedKeys = ReadonlyMap<string, CauseLine>;

/** The keys of maps that only one side of the input has. */
export function namedKeys(before: ReadEnvironment, after: ReadEnvironment): NamedKeys {
  const found = new Map<string, CauseLine>();
  const [left, right] = [sourceFiles(before), sourceFiles(after)];
  const visit = ({ path, line, isWhole, parts }: SourceChange): void => {
    const key = path.at(-1);
    if (isWhole && typeof key === 'string' && !found.has(key)) found.set(key, line);
    else for (const part of parts) visit(part);
  };
  for (const role of right.keys()) {
    if (role.startsWith('artifacts/')) continue;
    const change = sourceChange(left.get(role), right.get(role));
    if (change !== undefined) visit(change);
  }
  return found;
}

/** The line of the longest key that an object's name has in it; undefined when there is none. */
export function lineOfName(keys: NamedKeys, name: string): CauseLine | undefined {
  const fitting = [...keys].filter(([key]) => `-${name}-`.includes(`-${key}-`));
  return fitting.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}
