import { execFileSync } from 'node:child_process';
import { cacheFolder, lastLine } from './cache-folder';
import { alone } from './made-once';

/** The path of a program, or the reason why it cannot be had. */
export type Program = { readonly path: string; readonly skipped?: undefined } | { readonly skipped: string };

/** Finds a program; where this is root's Debian and it is missing, its package is installed. */
export function debianProgram(name: string, debianPackage: string): Program {
  const found = which(name);
  if (found !== undefined) return { path: found };
  if (process.getuid?.() !== 0 || which('apt-get') === undefined) {
    return { skipped: `${name} is not installed (Debian's package ${debianPackage})` };
  }
  // apt does not wait for another apt.
  return alone(cacheFolder('debian'), () => install(name, debianPackage));
}

function install(name: string, debianPackage: string): Program {
  const found = which(name);
  if (found !== undefined) return { path: found };
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { env, stdio: 'pipe', timeout: 300_000 } as const;
    execFileSync('apt-get', ['update', '--quiet'], options);
    execFileSync('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', debianPackage], options);
  } catch (error) {
    return {
      skipped: `${name} is not installed, and Debian's package ${debianPackage} could not be (${lastLine(error)})`,
    };
  }
  const installed = which(name);
  return installed === undefined
    ? { skipped: `Debian's package ${debianPackage} brings no ${name}` }
    : { path: installed };
}

/** The path of a program of PATH. */
export function which(name: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
