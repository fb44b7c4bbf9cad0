import { type DataPath, formatPath } from '../../diagnostics/diagnostic';
import { suggest } from '../../diagnostics/suggestion';
import type { Finding } from '../finding';
import { profileName } from '../patterns';

/** One name of a profile, where it stands, and the profiles that it may name. */
export interface ProfileReference {
  readonly kind: 'storage' | 'catalog' | 'compute';
  readonly name: string;
  readonly path: DataPath;
  /** The name is a default: the key is not written. @default false */
  readonly implied?: boolean;
  readonly profiles: readonly string[];
}

const sections = { storage: 'storage', catalog: 'catalogs', compute: 'compute' } as const;

/** Reports a reference to a profile that does not exist, with the names that do. */
export function checkProfileReference({ kind, name, path, implied, profiles }: ProfileReference): Finding[] {
  // A name of the wrong form is reported as such.
  if (profiles.includes(name) || !profileName.matches(name)) return [];
  const near = suggest(name, profiles);
  const known =
    profiles.length === 0 ? `"${sections[kind]}" defines none` : `there are ${profiles.map(quote).join(', ')}`;
  const how = implied === true ? ` (the default of "${String(path.at(-1))}")` : '';
  return [
    {
      severity: 'error',
      code: 'FLOE2010',
      message: `no ${kind} profile is named ${quote(name)}${how}; ${known}`,
      fix:
        near === undefined
          ? `define ${formatPath([sections[kind], name])}, or name another profile`
          : `did you mean ${quote(near)}?`,
      path,
      at: implied === true ? 'parent' : 'value',
    },
  ];
}

function quote(name: string): string {
  return JSON.stringify(name);
}
