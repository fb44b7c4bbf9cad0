import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import { readTextFile } from '../documents/read-text-file';

/** A text file as read: `file` is its path relative to the root, with forward slashes. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** Everything that one environment is made of, unparsed. */
export interface EnvironmentFiles {
  readonly name: string;
  readonly platform: TextFile;
  /** Tier 3 layers that exist, weakest first: `platform/values.yaml`, `platform/<env>/values.yaml`. */
  readonly values: readonly TextFile[];
  /** Compiled artifacts by code location, sorted by name. */
  readonly artifacts: readonly { readonly codeLocation: string; readonly file: TextFile }[];
  /** Sealed secrets, sorted by file name. */
  readonly secrets: readonly TextFile[];
}

export interface PlatformFolder {
  /** Names of all environments that the folder holds, sorted. */
  readonly names: readonly string[];
  /** The environments that could be read, sorted by name. */
  readonly environments: readonly EnvironmentFiles[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An environment's name becomes a folder of `charts-out` and a construct id. */
const environmentName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const rootFiles = new Set(['values.yaml', 'parity.yaml']);
const environmentEntries = new Set(['platform.yaml', 'values.yaml', 'artifacts', 'secrets']);
const configurationFile = /\.(ya?ml|json)$/i;

/**
 * Reads the `platform/` folder of a platform-config repository: each folder in it is an environment.
 *
 * `only` limits what is read to some environments. All faults are reported; files that nothing reads are named.
 */
export function readPlatformFolder(root: string, only?: readonly string[]): PlatformFolder {
  const diagnostics: Diagnostic[] = [];
  const reader = new FolderReader(root, diagnostics);
  const entries = reader.list('platform', true);
  const folders = entries.filter((entry) => reader.isFolder('platform', entry) && !entry.name.startsWith('.'));
  const names = folders.map((entry) => entry.name);
  for (const entry of entries) {
    if (!folders.includes(entry)) reader.reportUnread(`platform/${entry.name}`, rootFiles, entry.name);
  }
  if (entries.length > 0 && names.length === 0) {
    diagnostics.push({
      severity: 'error',
      code: 'FLOE1020',
      message: 'the folder "platform" holds no environment; expected a folder for each, with a platform.yaml',
      fix: 'create platform/local/platform.yaml',
      range: { file: 'platform', line: 1, column: 1 },
    });
  }
  const base = entries.some((entry) => entry.name === 'values.yaml') ? reader.read('platform/values.yaml') : undefined;
  const wanted = only === undefined ? names : names.filter((name) => only.includes(name));
  const environments = wanted.map((name) => readEnvironment(reader, name, base)).filter((read) => read !== undefined);
  return { names, environments, diagnostics };
}

function readEnvironment(reader: FolderReader, name: string, base?: TextFile): EnvironmentFiles | undefined {
  const folder = `platform/${name}`;
  if (!environmentName.test(name)) {
    const message = `"${name}" cannot name an environment; expected lower-case letters, digits and "-"`;
    reader.report({ code: 'FLOE1021', message, fix: 'rename the folder', file: folder });
    return undefined;
  }
  const entries = reader.list(folder, false);
  for (const entry of entries) reader.reportUnread(`${folder}/${entry.name}`, environmentEntries, entry.name);
  const has = (entry: string) => entries.some((found) => found.name === entry);
  const platform = reader.read(`${folder}/platform.yaml`);
  const own = has('values.yaml') ? reader.read(`${folder}/values.yaml`) : undefined;
  const artifacts = has('artifacts') ? reader.readAll(`${folder}/artifacts`, /\.json$/) : [];
  const secrets = has('secrets') ? reader.readAll(`${folder}/secrets`, /\.ya?ml$/) : [];
  if (platform === undefined) return undefined;
  return {
    name,
    platform,
    values: [base, own].filter((file) => file !== undefined),
    artifacts: artifacts.map((file) => ({ codeLocation: baseName(file.file).replace(/\.json$/, ''), file })),
    secrets,
  };
}

class FolderReader {
  /** Links that lead out of the root, which are neither followed nor printed from. */
  private readonly refused = new Set<string>();

  constructor(
    private readonly root: string,
    private readonly diagnostics: Diagnostic[],
  ) {}

  report(fault: { code: string; message: string; fix?: string; file: string; severity?: 'warning' }): void {
    const { file, ...rest } = fault;
    this.diagnostics.push({ severity: 'error', ...rest, range: { file, line: 1, column: 1 } });
  }

  read(file: string): TextFile | undefined {
    if (this.refused.has(file)) return undefined;
    const { text, diagnostics } = readTextFile(join(this.root, file), file);
    this.diagnostics.push(...diagnostics);
    return text === undefined ? undefined : { file, text };
  }

  /** Reads the files of a folder whose names match, sorted; reports the others. */
  readAll(folder: string, pattern: RegExp): TextFile[] {
    const files: TextFile[] = [];
    for (const entry of this.list(folder, false)) {
      const path = `${folder}/${entry.name}`;
      if (pattern.test(entry.name)) {
        const file = this.read(path);
        if (file !== undefined) files.push(file);
      } else this.reportUnread(path, new Set(), entry.name);
    }
    return files;
  }

  list(folder: string, required: boolean): Dirent[] {
    try {
      if (required && this.isLink(folder) && this.refuses(folder)) return [];
      const entries = readdirSync(join(this.root, folder), { withFileTypes: true });
      return entries
        .filter((entry) => !entry.isSymbolicLink() || !this.refuses(`${folder}/${entry.name}`))
        .sort((a, b) => compareText(a.name, b.name));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' && required) {
        const message = `there is no folder "${folder}" here; expected the root of a platform-config repository`;
        this.report({ code: 'FLOE1020', message, fix: 'change to it, or name it with --root', file: folder });
      } else if (code === 'ENOTDIR') {
        this.report({ code: 'FLOE1002', message: 'this is a file; expected a folder', file: folder });
      } else {
        const message = `the folder cannot be read (${code === 'EACCES' ? 'permission denied' : code})`;
        this.report({ code: 'FLOE1003', message, file: folder });
      }
      return [];
    }
  }

  private isLink(path: string): boolean {
    return lstatSync(join(this.root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  }

  /** Reports a link that leads out of the root: what it leads to would be rendered, or shown beside a fault. */
  private refuses(path: string): boolean {
    let target: string;
    try {
      target = realpathSync(join(this.root, path));
    } catch {
      return false;
    }
    const root = realpathSync(this.root);
    if (target.startsWith(root.endsWith(sep) ? root : root + sep)) return false;
    this.refused.add(path);
    const message = 'this link leads out of the repository';
    this.report({ code: 'FLOE1015', message, fix: 'put the file itself here', file: path });
    return true;
  }

  /** Follows a link to tell whether it leads to a folder. */
  isFolder(parent: string, entry: Dirent): boolean {
    if (!entry.isSymbolicLink()) return entry.isDirectory();
    try {
      readdirSync(join(this.root, parent, entry.name));
      return true;
    } catch {
      return false;
    }
  }

  /** A YAML or JSON file that nothing reads is most likely a misspelt name, and its content would be lost. */
  reportUnread(path: string, known: ReadonlySet<string>, name: string): void {
    if (known.has(name) || !configurationFile.test(name)) return;
    const message = 'nothing reads this file';
    const fix =
      known.size === 0 ? 'remove or rename it' : `expected one of ${[...known].join(', ')}: rename or remove it`;
    this.report({ severity: 'warning', code: 'FLOE1022', message, fix, file: path });
  }
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
