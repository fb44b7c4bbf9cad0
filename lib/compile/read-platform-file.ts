import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { readTextFile } from '../documents/read-text-file';
import { environmentOfFile, type PlatformPlace, platformPlaces } from './platform-search';

/** What says which platform.yaml is meant, strongest first. */
export interface PlatformChoice {
  /** floe.yaml, as the user named it. */
  readonly floeFile: string;
  /** @default - FLOE_PLATFORM_FILE, else a search */
  readonly platformFile?: string;
  /** @default - FLOE_PLATFORM_ENV, else what the name of the file tells, else `local` */
  readonly environment?: string;
  /** The process's environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** The platform.yaml that counts. */
export interface PlatformFile {
  readonly file?: string;
  readonly text?: string;
  readonly environment: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds and reads platform.yaml (schema section 6, R17). */
export function readPlatformFile(choice: PlatformChoice): PlatformFile {
  const named = choice.environment ?? filled(choice.variables['FLOE_PLATFORM_ENV']);
  const file = choice.platformFile ?? filled(choice.variables['FLOE_PLATFORM_FILE']);
  if (file !== undefined) {
    const environment = named ?? environmentOfFile(file) ?? 'local';
    const { text, diagnostics } = readTextFile(file, file);
    const byVariable = choice.platformFile === undefined;
    const reading = diagnostics.map((one) => (byVariable ? fromVariable(one) : one));
    return { file, text, environment, diagnostics: [...reading, ...otherEnvironment(file, environment)] };
  }
  const environment = named ?? 'local';
  const places = platformPlaces({ folder: dirname(choice.floeFile), environment, home: homedir() });
  const place = places.find(({ path }) => existsSync(path));
  if (place === undefined) return { environment, diagnostics: [notFound(choice.floeFile, environment, places)] };
  const { text, diagnostics } = readTextFile(place.path, place.path);
  const strays = named !== undefined && !place.byEnvironment ? [otherPlatform(place.path, named)] : [];
  return { file: place.path, text, environment, diagnostics: [...diagnostics, ...strays] };
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function fromVariable(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, message: `${diagnostic.message} (FLOE_PLATFORM_FILE names it)` };
}

function notFound(floeFile: string, environment: string, places: readonly PlatformPlace[]): Diagnostic {
  return {
    severity: 'error',
    code: 'FLOE6001',
    message: `no platform.yaml is found for the environment "${environment}"; looked for ${places.map(({ path }) => shownPlace(path)).join(', ')}`,
    fix: 'name it with --platform-yaml or FLOE_PLATFORM_FILE, or another environment with --env or FLOE_PLATFORM_ENV',
    range: { file: floeFile, line: 1, column: 1 },
  };
}

/** A place under the user's home folder as shells write it: the same on every machine. */
function shownPlace(path: string): string {
  const home = `${homedir()}${sep}`;
  return path.startsWith(join(home, '.floe')) ? join('~', path.slice(home.length)) : path;
}

/** A file that tells another environment than the one that is named: the artifacts would say the wrong one. */
function otherEnvironment(file: string, environment: string): Diagnostic[] {
  const told = environmentOfFile(file);
  if (told === undefined || told === environment) return [];
  return [
    {
      severity: 'warning',
      code: 'FLOE6003',
      message: `this file is that of the environment "${told}" by its name, and "${environment}" is recorded`,
      fix: `name the environment, --env ${told}, or the file of "${environment}"`,
      range: { file, line: 1, column: 1 },
    },
  ];
}

function otherPlatform(file: string, environment: string): Diagnostic {
  return {
    severity: 'warning',
    code: 'FLOE6002',
    message: `the environment "${environment}" has no platform.yaml of its own; this one, which serves any environment, is taken`,
    fix: 'check the name of the environment, or name the file with --platform-yaml',
    range: { file, line: 1, column: 1 },
  };
}
