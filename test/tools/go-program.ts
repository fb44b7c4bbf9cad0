import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, lastLine } from './cache-folder';
import { type Program, which } from './debian-program';
import { madeOnce } from './made-once';

/** A program that is built from the Go module proxy. */
export interface GoProgram {
  /** The package of its main function. */
  readonly main: string;
  /** go.mod, with the versions of everything that decides what is built. */
  readonly module: string;
  /** @default - none */
  readonly ldflags?: string;
}

/** Builds a Go program once and keeps it outside the tree; it may take minutes. */
export function goProgram(program: GoProgram): Program {
  const { main, module, ldflags = '' } = program;
  const key = createHash('sha256').update(`${main}\n${module}\n${ldflags}`).digest('hex').slice(0, 16);
  const path = join(cacheFolder('go'), `${main.split('/').at(-1)}-${key}`);
  return madeOnce(path, () => build(path, program)) ?? { path };
}

function build(path: string, { main, module, ldflags = '' }: GoProgram): Program {
  if (which('go') === undefined) return { skipped: 'Go is not installed' };
  const folder = mkdtempSync(join(tmpdir(), 'floe-go-'));
  try {
    writeFileSync(join(folder, 'go.mod'), module);
    // Names the program, so that `go mod tidy` keeps what it needs.
    writeFileSync(join(folder, 'main.go'), `//go:build tools\n\npackage tools\n\nimport _ "${main}"\n`);
    const env = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
    const options = { cwd: folder, env, stdio: 'pipe', timeout: 1_800_000 } as const;
    execFileSync('go', ['mod', 'tidy'], options);
    execFileSync(
      'go',
      ['build', '-trimpath', '-ldflags', `-s -w ${ldflags}`, '-o', `${path}.${process.pid}`, main],
      options,
    );
    renameSync(`${path}.${process.pid}`, path);
    return { path };
  } catch (error) {
    return { skipped: `${main} could not be built (${lastLine(error)})` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
