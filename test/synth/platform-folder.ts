import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatPath } from '../../lib/diagnostics/diagnostic';
import { publishSynthesis } from '../../lib/synth/publish-synthesis';
import { type Synthesis, synthesize } from '../../lib/synth/synthesize';

const samples = join(__dirname, '../../platform');

/** A platform-config repository in a temporary folder, made from the sample environments. */
export class PlatformFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'floe-'));

  constructor() {
    cpSync(samples, join(this.root, 'platform'), { recursive: true });
  }

  path(file: string): string {
    return join(this.root, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  write(file: string, content: string | Buffer): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  /** Replaces a text that must be there, once. */
  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`"${from}" is not in ${file}`);
    this.write(
      file,
      text.replace(from, () => to),
    );
  }

  remove(file: string): void {
    rmSync(this.path(file), { recursive: true });
  }

  synthesize(...only: string[]): Synthesis {
    return synthesize({ root: this.root, ...(only.length === 0 ? {} : { only }) });
  }

  publish(...only: string[]) {
    return publishSynthesis(this.synthesize(...only), this.path('charts-out'));
  }

  /** Every file below `charts-out`: content, modification time. */
  output(): Record<string, { content: string; mtime: number }> {
    const found: Record<string, { content: string; mtime: number }> = {};
    const visit = (folder: string): void => {
      for (const entry of readdirSync(this.path(folder), { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) visit(path);
        else found[path] = { content: this.read(path), mtime: statSync(this.path(path)).mtimeMs };
      }
    };
    visit('charts-out');
    return found;
  }

  delete(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Findings as lines that tests compare: `file:line:column severity code path`. */
export function lines(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, severity, code, path }) =>
    `${range?.file}:${range?.line}:${range?.column} ${severity} ${code} ${formatPath(path ?? [])}`.trim(),
  );
}

/** The errors among findings, as lines. */
export function errors(diagnostics: readonly Diagnostic[]): string[] {
  return lines(diagnostics.filter((diagnostic) => diagnostic.severity === 'error'));
}
