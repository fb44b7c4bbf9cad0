import { type DerivedEnvironment, deriveEnvironment } from '../derive/derive-environment';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { hasErrors } from '../diagnostics/diagnostic';
import { withoutRepeats } from '../diagnostics/repeats';
import { readPlatformFolder } from '../environment/environment-files';
import { DocumentParser, parseEnvironment } from '../environment/parse-environment';
import type { Tiers } from '../environment/tiers';

export interface ReadEnvironmentsOptions {
  /** Folder that holds `platform/`. @default - the current folder */
  readonly root?: string;
  /** Names of the environments to read. @default - all */
  readonly only?: readonly string[];
}

/** An environment up to the point where it is only data: what its files say and what follows from it. */
export interface ReadEnvironment {
  readonly name: string;
  readonly tiers: Tiers;
  readonly derived: DerivedEnvironment;
}

export interface ReadEnvironments {
  readonly root: string;
  /** Names of all environments in the folder, read or not, sorted. */
  readonly names: readonly string[];
  /** True when every environment of the folder was asked for: then output of any other is stale. */
  readonly complete: boolean;
  /** The environments without a fault so far, sorted by name. */
  readonly environments: readonly ReadEnvironment[];
  readonly diagnostics: readonly Diagnostic[];
  /** Gives the text of an input file, for code frames. */
  readonly textOf: (file: string) => string | undefined;
}

/**
 * Reads, parses and derives the environments of a platform-config repository: the first three stages.
 *
 * A fault in one environment does not hide those of another; nothing is thrown for a user's mistake.
 */
export function readEnvironments(options: ReadEnvironmentsOptions = {}): ReadEnvironments {
  const root = options.root ?? '.';
  const folder = readPlatformFolder(root, options.only);
  const diagnostics = [...folder.diagnostics];
  const texts = new Map<string, string>();
  const parser = new DocumentParser();
  const environments: ReadEnvironment[] = [];
  for (const files of folder.environments) {
    for (const file of [files.platform, ...files.values, ...files.artifacts.map((one) => one.file), ...files.secrets]) {
      texts.set(file.file, file.text);
    }
    const { tiers, diagnostics: parsing } = parseEnvironment(files, parser);
    diagnostics.push(...parsing);
    if (tiers === undefined) continue;
    const { derived, diagnostics: deriving } = deriveEnvironment(tiers);
    diagnostics.push(...deriving);
    if (derived !== undefined && !hasErrors(deriving)) environments.push({ name: files.name, tiers, derived });
  }
  const complete = options.only === undefined || folder.names.every((name) => options.only?.includes(name));
  if (complete && environments.length === folder.names.length) diagnostics.push(...idleEverywhere(environments));
  return {
    root,
    names: folder.names,
    complete,
    environments,
    diagnostics: withoutRepeats(diagnostics),
    textOf: (file) => texts.get(file),
  };
}

/** Bindings of a shared file may be for some environments only; one without a use in any is a slip. */
function idleEverywhere(environments: readonly ReadEnvironment[]): Diagnostic[] {
  const [first, ...others] = environments.map(({ derived }) => derived.secrets.idleBindings);
  const key = ({ path }: Diagnostic) => JSON.stringify(path);
  return (first ?? []).filter((idle) => others.every((list) => list.some((one) => key(one) === key(idle))));
}
