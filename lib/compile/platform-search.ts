import { basename, dirname, join } from 'node:path';

/** What a search for platform.yaml goes by. */
export interface PlatformSearch {
  /** The folder of floe.yaml. */
  readonly folder: string;
  /** Name of the environment. */
  readonly environment: string;
  /** The user's home folder. @default - places there are left out */
  readonly home?: string;
}

/** A place where platform.yaml may be. */
export interface PlatformPlace {
  readonly path: string;
  /** False for the places that serve any environment: a misspelled environment ends there unnoticed. */
  readonly byEnvironment: boolean;
}

/**
 * The places where platform.yaml is looked for, the first one that exists counts: every place of the environment comes
 * before any that serves all (schema section 6).
 */
export function platformPlaces({ folder, environment, home }: PlatformSearch): readonly PlatformPlace[] {
  const roots = [
    join(folder, 'platform'),
    folder,
    join(folder, '.floe'),
    ...(home === undefined ? [] : [join(home, '.floe')]),
  ];
  return [
    ...roots.map((root) => ({ path: join(root, environment, 'platform.yaml'), byEnvironment: true })),
    ...roots.map((root) => ({ path: join(root, 'platform.yaml'), byEnvironment: false })),
  ];
}

/**
 * The environment that a path of platform.yaml tells: `platform/<env>/platform.yaml`, `.floe/<env>/platform.yaml`, or
 * `platform-<env>.yaml` as releases name it (R52). Undefined where it tells none.
 */
export function environmentOfFile(file: string): string | undefined {
  const released = /^platform-([A-Za-z0-9][\w.-]*)\.ya?ml$/.exec(basename(file))?.[1];
  if (released !== undefined) return released;
  const folder = dirname(file);
  const holder = basename(dirname(folder));
  return holder === 'platform' || holder === '.floe' ? basename(folder) : undefined;
}
