import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, lastLine } from '../../tools/cache-folder';
import { debianProgram, which } from '../../tools/debian-program';

/** The folder of PostgreSQL's programs, or the reason why there is none. */
export type PostgresPrograms = { readonly bin: string; readonly skipped?: undefined } | { readonly skipped: string };

/** Finds PostgreSQL where Debian keeps it; root installs it, others unpack Debian's packages into their cache. */
export function postgresPrograms(): PostgresPrograms {
  const found = installed('/');
  if (found !== undefined) return { bin: found };
  if (process.getuid?.() !== 0) return unpacked();
  // Debian keeps the server off PATH: whatever psql says, what counts is whether the server is there now.
  const { skipped } = debianProgram('initdb', 'postgresql');
  const bin = installed('/');
  return bin === undefined ? { skipped: skipped ?? 'PostgreSQL has no initdb' } : { bin };
}

function installed(root: string): string | undefined {
  const folder = join(root, 'usr/lib/postgresql');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(folder, version, 'bin'))
    .find((bin) => ['initdb', 'postgres', 'pg_isready'].every((program) => existsSync(join(bin, program))));
}

function unpacked(): PostgresPrograms {
  const folder = join(cacheFolder('postgres'), 'unpacked');
  const found = installed(folder);
  if (found !== undefined) return { bin: found };
  if (which('apt-get') === undefined) return { skipped: 'PostgreSQL is not installed, and this is no Debian' };
  const part = `${folder}.${process.pid}`;
  try {
    mkdirSync(part, { recursive: true });
    const options = { cwd: part, encoding: 'utf8', stdio: 'pipe', timeout: 300_000 } as const;
    const depends = execFileSync('apt-cache', ['depends', '--important', 'postgresql'], options);
    const server = /Depends: (postgresql-(\d+))/.exec(depends);
    if (server === null) throw new Error('apt knows no package postgresql: run apt-get update');
    execFileSync(
      'apt-get',
      ['download', `postgresql-${server[2]}`, `postgresql-client-${server[2]}`, 'libpq5'],
      options,
    );
    for (const file of readdirSync(part).filter((name) => name.endsWith('.deb'))) {
      execFileSync('dpkg-deb', ['--extract', file, '.'], options);
      rmSync(join(part, file));
    }
    const bin = installed(part);
    if (bin === undefined) throw new Error("Debian's packages bring no initdb");
    const env = { ...process.env, LD_LIBRARY_PATH: libraries(bin) };
    execFileSync(join(bin, 'postgres'), ['--version'], { ...options, env });
    renameSync(part, folder);
    return { bin: installed(folder) as string };
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    return { skipped: `PostgreSQL is not installed, and Debian's packages could not be unpacked (${lastLine(error)})` };
  }
}

/** Where the unpacked libpq is; a folder without libraries where PostgreSQL is installed. */
export function libraries(bin: string): string {
  const lib = join(bin, '../../..');
  const folders = existsSync(lib) ? readdirSync(lib).filter((name) => name.endsWith('-linux-gnu')) : [];
  return folders.map((name) => join(lib, name)).join(':');
}
