import { spawnSync } from 'node:child_process';

/**
 * Installs what a folder's package.json says, and more: undefined, or the reason why npm reaches no registry here. Where
 * it does, an installation that fails is a fault and throws.
 */
export function npmInstall(folder: string, ...what: string[]): string | undefined {
  const npm = (...args: string[]) => spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  const { status, stderr } = npm('install', ...what, '--no-audit', '--no-fund', '--prefer-offline');
  if (status === 0) return undefined;
  const ping = npm('ping');
  if (ping.status !== 0) return `npm reaches no registry: ${ping.stderr.trim().split('\n')[0]}`;
  throw new Error(stderr);
}
