import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { goProgram } from '../../tools/go-program';
import { pythonEnvironment } from '../../tools/python-environment';

/** What stands in for an API server: kubeconform, strict, against schemas on disk. */
export class Kubeconform {
  private readonly schemas = mkdtempSync(join(tmpdir(), 'floe-schemas-'));

  private constructor(
    private readonly program: string,
    source: string,
  ) {
    cpSync(source, this.schemas, { recursive: true });
    for (const name of readdirSync(this.schemas)) {
      const file = join(this.schemas, name);
      // The package's definitions have an address on its own web server.
      const text = readFileSync(file, 'utf8').replace(/,?\s*"\$id": *"[^"]*"/, '');
      writeFileSync(file, text.replaceAll('"/api/_definitions.json', '"_definitions.json'));
    }
  }

  /** Finds kubeconform and the schemas, or says why there is none. */
  static find(): Kubeconform | { readonly skipped: string } {
    const built = goProgram({
      main: 'github.com/yannh/kubeconform/cmd/kubeconform',
      module: 'module floe-conformance\n\ngo 1.24\n\nrequire github.com/yannh/kubeconform v0.7.0\n',
    });
    if (built.skipped !== undefined) return built;
    const environment = pythonEnvironment(['kubernetes-validate==1.37.0']);
    if (environment.skipped !== undefined) return environment;
    const print = 'import kubernetes_validate; print(kubernetes_validate.__file__)';
    const file = execFileSync(environment.python, ['-c', print], { encoding: 'utf8' }).trim();
    return new Kubeconform(built.path, join(dirname(file), 'kubernetes-json-schema/v1.37.0-local-strict'));
  }

  /** Gives what kubeconform says of a stream of manifests: nothing when all of them are valid. */
  check(stream: string): string {
    const location = join(this.schemas, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
    const custom = ['-skip', 'SealedSecret,ExternalSecret'];
    try {
      const args = ['-strict', ...custom, '-schema-location', location, '-output', 'text', '-'];
      return execFileSync(this.program, args, { input: stream, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return stdout + stderr;
    }
  }

  delete(): void {
    rmSync(this.schemas, { recursive: true, force: true });
  }
}
