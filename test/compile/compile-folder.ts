import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Compilation, type CompileOptions, compile } from '../../lib/compile/compile';

const repository = join(__dirname, '../..');
const adrFloe = join(repository, 'test/schema/floe-spec/fixtures/adr-floe.yaml');

/** A data-engineering repository in a temporary folder: the ADR's floe.yaml, and the sample platform of prod. */
export class CompileFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'floe-'));

  constructor() {
    this.write('floe.yaml', readFileSync(adrFloe, 'utf8'));
    mkdirSync(this.path('.floe'));
    cpSync(join(repository, 'platform/prod/platform.yaml'), this.path('.floe/platform-prod.yaml'));
  }

  path(name: string): string {
    return join(this.root, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  replace(name: string, from: string | RegExp, to: string): void {
    this.write(name, this.read(name).replace(from, to));
  }

  compile(options: Partial<CompileOptions> = {}): Compilation {
    return compile({
      floeFile: this.path('floe.yaml'),
      platformFile: this.path('.floe/platform-prod.yaml'),
      variables: {},
      compiledAt: '2026-01-31T08:30:00.000000Z',
      ...options,
    });
  }

  delete(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What was found, a line each: severity, code and path. */
export function found({ diagnostics }: Pick<Compilation, 'diagnostics'>): string[] {
  return diagnostics.map(({ severity, code, path = [] }) => `${severity} ${code} ${path.join('.')}`.trimEnd());
}
