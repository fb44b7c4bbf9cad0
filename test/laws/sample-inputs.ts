import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../../lib/diagnostics/diagnostic';
import { renderManifestYaml } from '../../lib/output/manifest-yaml';
import { renderTemplate } from '../../lib/template/render-template';
import { validateFile } from '../../lib/validate/validate-file';
import { PlatformFolder } from '../synth/platform-folder';
import { sealedSecret } from '../synth/sealed-values';

/** What a run over an input came to. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** The text of an input file as diagnostics name it. */
  readonly textOf: (file: string) => string | undefined;
  /** Rendered files by environment and name; empty when there is an error. */
  readonly files: ReadonlyMap<string, string>;
  /** What else may be named: `configMaps/name`. @default - references need not land: the chart's do not */
  readonly existing?: readonly string[];
}

/** A kind of input file that ships with the project, and how it is read. */
export interface SampleInput {
  readonly name: string;
  readonly text: string;
  readonly run: (text: string) => Outcome;
}

const test = join(__dirname, '..');

/** Every sample input: files of environments, SealedSecrets, pipelines, values of the chart. */
export class SampleInputs {
  private readonly folder = new PlatformFolder();
  readonly all: readonly SampleInput[];

  constructor() {
    this.folder.write(
      'platform/prod/secrets/database.yaml',
      sealedSecret('dagster-postgresql', ['postgresql-password']),
    );
    const environmentFiles = ['local', 'dev', 'prod'].flatMap((environment) => [
      this.ofEnvironment(environment, `platform/${environment}/platform.yaml`),
      this.ofEnvironment(environment, `platform/${environment}/values.yaml`),
      this.ofEnvironment(environment, `platform/${environment}/artifacts/customer-analytics.json`),
      this.ofEnvironment(environment, 'platform/values.yaml'),
    ]);
    this.all = [
      ...environmentFiles,
      this.ofEnvironment('prod', 'platform/prod/secrets/database.yaml'),
      this.ofEnvironment('prod', 'platform/prod/platform.yaml', read('schema/platform/fixtures/all-sections.yaml')),
      this.ofEnvironment('prod', 'platform/prod/values.yaml', read('synth/fixtures/adr/values.yaml')),
      ...['adr-floe.yaml', 'full.yaml'].map((name) =>
        this.ofFile('floe.yaml', read(`schema/floe-spec/fixtures/${name}`)),
      ),
      ...readdirSync(join(test, 'parity/cases')).map((name) => this.ofChart(read(`parity/cases/${name}/values.yaml`))),
    ];
  }

  delete(): void {
    this.folder.delete();
  }

  private ofEnvironment(environment: string, file: string, text = this.folder.read(file)): SampleInput {
    const original = this.folder.read(file);
    const run = (changed: string): Outcome => {
      this.folder.write(file, changed);
      try {
        const { read, diagnostics, environments } = this.folder.synthesize(environment);
        const existing = read.environments.flatMap(({ tiers }) =>
          Object.entries(tiers.floe.existing ?? {}).flatMap(([kind, names]) => names.map((name) => `${kind}/${name}`)),
        );
        return { diagnostics, textOf: read.textOf, files: environments.get(environment) ?? new Map(), existing };
      } finally {
        this.folder.write(file, original);
      }
    };
    return { name: file, text, run };
  }

  private ofFile(name: string, text: string): SampleInput {
    const file = this.folder.path(name);
    const run = (changed: string): Outcome => {
      this.folder.write(name, changed);
      const { diagnostics, texts } = validateFile(file);
      return { diagnostics, textOf: (name) => texts.get(name), files: new Map() };
    };
    return { name, text, run };
  }

  private ofChart(text: string): SampleInput {
    const file = this.folder.path('chart-values.yaml');
    const run = (changed: string): Outcome => {
      this.folder.write('chart-values.yaml', changed);
      const release = { name: 'dagster', namespace: 'data' };
      const { manifests, diagnostics, texts } = renderTemplate({ files: [file], release, ignoreSubcharts: true });
      const printed = hasErrors(diagnostics) ? [] : manifests;
      const files = new Map(printed.map((manifest, at) => [`${at}.yaml`, renderManifestYaml(manifest)]));
      return { diagnostics, textOf: (name) => texts.get(name), files };
    };
    return { name: 'chart-values.yaml', text, run };
  }
}

function read(file: string): string {
  return readFileSync(join(test, file), 'utf8');
}
