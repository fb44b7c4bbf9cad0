import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, lastLine } from './cache-folder';
import { madeOnce } from './made-once';

/** The interpreter of a virtual environment, or the reason why there is none. */
export type PythonEnvironment =
  | { readonly python: string; readonly skipped?: undefined }
  | { readonly skipped: string };

/**
 * A Python virtual environment with these requirements (`detect-secrets==1.5.0`), made once and kept outside the tree, in
 * the cache folder of the user.
 */
export function pythonEnvironment(requirements: readonly string[]): PythonEnvironment {
  const key = createHash('sha256')
    .update([...requirements].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cacheFolder('python'), key);
  const python = join(folder, 'bin', 'python');
  const made = madeOnce(folder, () => make(folder, requirements));
  return made ?? { python };
}

function make(folder: string, requirements: readonly string[]): PythonEnvironment {
  // Built aside and renamed, so that a test after a broken download never sees half of it.
  const part = `${folder}.${process.pid}`;
  try {
    execFileSync('python3', ['-m', 'venv', part], { stdio: 'pipe' });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements];
    execFileSync(join(part, 'bin', 'python'), pip, { stdio: 'pipe', timeout: 600_000 });
    nameScripts(part, folder);
    renameSync(part, folder);
    return { python: join(folder, 'bin', 'python') };
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    return { skipped: `a virtual environment with ${requirements.join(', ')} could not be made (${lastLine(error)})` };
  }
}

/** The programs of an environment name the interpreter by its whole path: the one that it will have. */
function nameScripts(part: string, folder: string): void {
  for (const entry of readdirSync(join(part, 'bin'), { withFileTypes: true }).filter((one) => one.isFile())) {
    const path = join(part, 'bin', entry.name);
    const bytes = readFileSync(path);
    if (!bytes.includes(part) || bytes.includes(0)) continue;
    writeFileSync(path, bytes.toString('utf8').replaceAll(part, folder));
  }
}
