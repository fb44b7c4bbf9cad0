import { dirname } from 'node:path';
import { type CredentialTier, checkCredentials } from '../credentials/check-credentials';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { readTextFile } from '../documents/read-text-file';
import type { SourceDocument } from '../documents/source-document';
import { parseYamlDocument } from '../documents/yaml-document';
import type { Parsed } from '../environment/tiers';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { Checked } from '../schema/check-schema';
import { checkFloeSpec } from '../schema/floe-spec/check-floe-spec';
import type { FloeSpec } from '../schema/floe-spec/floe-spec';
import { checkPlatform } from '../schema/platform/check-platform';
import { checkPlatformPin } from './check-platform-pin';
import { columnClassifications } from './column-classifications';
import { compileArtifacts } from './compile-artifacts';
import { type DbtProject, readDbtManifest, readDbtProject } from './read-dbt-project';
import { type PlatformChoice, readPlatformFile } from './read-platform-file';
import { readPlatformPin } from './read-platform-pin';
import { checkProfileNames, resolveProfiles } from './resolve-profiles';

/** What to compile, and how. */
export interface CompileOptions extends PlatformChoice {
  /** The file of the version pin, or the platform release that is compiled with. @default - the pin beside floe.yaml */
  readonly platformVersion?: string;
  /** `compiled_at`, ISO 8601 in UTC. */
  readonly compiledAt: string;
}

/** What compiling came to. */
export interface Compilation {
  /** Undefined when anything is at fault. */
  readonly artifacts?: CompiledArtifacts;
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files read, by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Compiles floe.yaml and platform.yaml to artifacts (R17, R18, R32). Faults of all files come in one run; with any of
 * them there are no artifacts.
 */
export function compile(options: CompileOptions): Compilation {
  const texts = new Map<string, string>();
  const found: Diagnostic[] = [];
  const parse = <T>(
    file: string | undefined,
    text: string | undefined,
    tier: CredentialTier,
    check: (document: SourceDocument) => Checked<T>,
  ): Partial<Parsed<T>> => {
    if (file === undefined || text === undefined) return {};
    texts.set(file, text);
    const { document, diagnostics } = parseYamlDocument({ file, text, consumer: 'python' });
    const { value, diagnostics: faults } = document === undefined ? { diagnostics: [] } : check(document);
    const credentials = checkCredentials({ file, text, document }, { tier, known: faults });
    found.push(...diagnostics, ...faults, ...credentials.diagnostics);
    return { value, document };
  };

  const floeText = readTextFile(options.floeFile, options.floeFile);
  const chosen = readPlatformFile(options);
  const pin = readPlatformPin(options.floeFile, options.platformVersion);
  found.push(...floeText.diagnostics, ...chosen.diagnostics, ...pin.diagnostics);
  const floe = parse(options.floeFile, floeText.text, 'floe', checkFloeSpec);
  const platform = parse(chosen.file, chosen.text, 'platform', checkPlatform);
  parse(pin.file, pin.text, 'other', (document) => ({ diagnostics: checkPlatformPin(document, pin.release) }));
  found.push(...checkProfileNames(floe.document, platform.document));
  if (!isParsed(floe) || !isParsed(platform) || hasErrors(found)) return { diagnostics: found, texts };
  const profiles = resolveProfiles(floe.value, platform.value, chosen.environment);
  const dbt = readDbtProject(dirname(options.floeFile), floe.value.transforms);
  const { models: classifications, diagnostics: unclassified } = classify(floe, dbt);
  const { compiledAt } = options;
  const artifacts = compileArtifacts({ floe, platform, profiles, compiledAt, dbt, classifications });
  return { artifacts, diagnostics: [...found, ...unclassified], texts };
}

function isParsed<T>(parsed: Partial<Parsed<T>>): parsed is Parsed<T> {
  return parsed.value !== undefined && parsed.document !== undefined;
}

function classify({ value }: Parsed<FloeSpec>, dbt: DbtProject | undefined) {
  const file = dbt?.manifestFile;
  if (value.governance.classification_source !== 'dbt_meta' || file === undefined)
    return { models: {}, diagnostics: [] };
  const warning = (code: string, message: string, fix: string): Diagnostic => ({
    severity: 'warning',
    code,
    message,
    fix,
    range: { file, line: 1, column: 1 },
  });
  const manifest = readDbtManifest(file);
  if (manifest === undefined) {
    const message = 'the manifest of dbt cannot be read as JSON; the artifacts classify no columns';
    return { models: {}, diagnostics: [warning('FLOE6010', message, 'write it anew: dbt parse')] };
  }
  const { models, malformed } = columnClassifications(manifest);
  const diagnostics = malformed.map((column) => {
    const message = `meta.floe of the column ${column} is not a classification: expected the texts classification and pii_type, and as sensitivity low, medium or high; the column is left out`;
    return warning(
      'FLOE6011',
      message,
      'mend it in the schema file of the model, and write the manifest anew: dbt parse',
    );
  });
  return { models, diagnostics };
}
