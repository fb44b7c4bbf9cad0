import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder outside the tree, in the user's cache, for what tests build once: Python environments, programs. */
export function cacheFolder(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'floe-cdk8s', name);
}

/** The last line that a command which failed printed on stderr, or why it could not run. */
export function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: Buffer | string; message: string };
  return (stderr?.toString().trim() || message).split('\n').at(-1) ?? message;
}
