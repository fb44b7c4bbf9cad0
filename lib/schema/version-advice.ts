import type { Advice } from './text-rule';

/** Warns about versions of a file that the toolkit does not know; the version changes nothing about how it is read. */
export function adviseVersion(file: string, known: readonly string[]): (version: string) => Advice[] {
  return (version) => {
    if (known.includes(version)) return [];
    const message = `version "${version}" of ${file} is not one that the toolkit knows (${known.join(', ')}); it is read as ${known.at(-1)}`;
    return [{ code: 'FLOE2054', message }];
  };
}
