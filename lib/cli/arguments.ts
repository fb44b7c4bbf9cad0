import { InvalidArgumentError } from 'commander';

/** An option that may be given several times, without swallowing the arguments behind it. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** An empty name, of a variable that is not set in a script, would be the current folder. */
export function folderName(name: string): string {
  if (name.trim() === '') throw new InvalidArgumentError('expected the name of a folder; "." is the current one');
  return name;
}
