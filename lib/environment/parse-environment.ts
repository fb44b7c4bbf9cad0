import { type CredentialTier, checkCredentials } from '../credentials/check-credentials';
import { FileCredentials } from '../credentials/file-credentials';
import { mergeValueFiles } from '../dagster/coalesce';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { parseJsonDocument, renamedJsonDocument } from '../documents/json-document';
import type { SourceDocument } from '../documents/source-document';
import { parseValuesLayer, type ValuesLayer } from '../documents/values-layer';
import { parseYamlDocument, type YamlConsumer } from '../documents/yaml-document';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import { checkArtifacts } from '../schema/artifacts/check-artifacts';
import { checkPlatform } from '../schema/platform/check-platform';
import { checkFloeValues } from '../schema/values/check-values';
import { parseSealedSecrets } from '../sealed-secrets/check-sealed-secret';
import { checkChartValues } from './check-chart-values';
import type { EnvironmentFiles, TextFile } from './environment-files';
import type { Parsed, Tiers } from './tiers';

/** Parses files once, though several environments share them. */
export class DocumentParser {
  /** Remembers what texts hold, for all files. */
  readonly credentials = new FileCredentials();
  private readonly faultless = new Map<string, Parsed<CompiledArtifacts>>();
  private readonly parsed = new Map<TextFile, { document?: SourceDocument; diagnostics: readonly Diagnostic[] }>();

  /** A YAML file as its consumer reads it: values as Helm does, platform.yaml as the floe runtime does. */
  parseYaml(file: TextFile, consumer: YamlConsumer): { document?: SourceDocument; diagnostics: readonly Diagnostic[] } {
    const known = this.parsed.get(file) ?? parseYamlDocument({ ...file, consumer });
    this.parsed.set(file, known);
    return known;
  }

  /** Compiled artifacts. Equal texts without a fault are checked once: a pipeline has the same in many places. */
  parseArtifacts({ file, text }: TextFile, diagnostics: Diagnostic[]): Parsed<CompiledArtifacts> | undefined {
    const known = this.faultless.get(text);
    if (known !== undefined) return { value: known.value, document: renamedJsonDocument(known.document, file) };
    const { document, diagnostics: found } = parseJsonDocument({ file, text });
    diagnostics.push(...found);
    if (document === undefined) return undefined;
    const checked = checkArtifacts(document);
    diagnostics.push(...checked.diagnostics);
    if (checked.value === undefined) return undefined;
    const parsed = { value: checked.value, document };
    if (found.length + checked.diagnostics.length === 0) this.faultless.set(text, parsed);
    return parsed;
  }
}

/**
 * Parses the files of one environment into typed tiers.
 *
 * Every fault of every file is reported; tiers come back only when no file has an error.
 */
export function parseEnvironment(
  files: EnvironmentFiles,
  parser: DocumentParser,
): { tiers?: Tiers; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const allowed: string[] = [];
  const credentials = (file: TextFile, tier: CredentialTier, document: SourceDocument | undefined): void => {
    const options = { tier, known: diagnostics, credentials: parser.credentials };
    const checked = checkCredentials({ ...file, document }, options);
    diagnostics.push(...checked.diagnostics);
    allowed.push(...checked.allowed);
  };
  const platform = parsePlatform(files.platform, parser, diagnostics);
  credentials(files.platform, 'platform', parser.parseYaml(files.platform, 'python').document);
  const layers = files.values
    .map((file) => parseLayer(file, parser, diagnostics))
    .filter((layer) => layer !== undefined);
  const complete = layers.length === files.values.length;
  const merged = withoutNulls(mergeValueFiles(layers.map((layer) => layer.floe)));
  const floe = complete ? checkFloeValues(merged, layers) : { diagnostics: [] };
  diagnostics.push(...floe.diagnostics);
  if (complete) diagnostics.push(...checkChartValues(layers, floe.value?.codeLocations ?? {}));
  for (const file of files.values) credentials(file, 'values', parser.parseYaml(file, 'go').document);
  const artifacts = new Map<string, Parsed<CompiledArtifacts>>();
  for (const { codeLocation, file } of files.artifacts) {
    const parsed = parser.parseArtifacts(file, diagnostics);
    if (parsed !== undefined) artifacts.set(codeLocation, parsed);
    credentials(file, 'artifacts', parsed?.document);
  }
  const sealedSecrets = files.secrets.flatMap((file) => {
    const parsed = parseSealedSecrets(file);
    diagnostics.push(...parsed.diagnostics);
    return parsed.secrets;
  });
  if (platform === undefined || floe.value === undefined || hasErrors(diagnostics)) return { diagnostics };
  return {
    tiers: {
      environment: files.name,
      platform,
      artifacts,
      sealedSecrets,
      layers,
      floe: floe.value,
      allowed: new Set(allowed),
    },
    diagnostics,
  };
}

function parsePlatform(file: TextFile, parser: DocumentParser, diagnostics: Diagnostic[]) {
  const { document, diagnostics: found } = parser.parseYaml(file, 'python');
  diagnostics.push(...found);
  if (document === undefined) return undefined;
  if (document.data === null) {
    const message = 'the file is empty; expected profiles under storage, catalogs and compute';
    diagnostics.push(emptyFile(document, message));
    return undefined;
  }
  const checked = checkPlatform(document);
  diagnostics.push(...checked.diagnostics);
  return checked.value === undefined ? undefined : { value: checked.value, document };
}

function parseLayer(file: TextFile, parser: DocumentParser, diagnostics: Diagnostic[]): ValuesLayer | undefined {
  const { document, diagnostics: found } = parser.parseYaml(file, 'go');
  diagnostics.push(...found);
  if (document === undefined) return undefined;
  if (document.data === null) {
    diagnostics.push({ ...emptyFile(document, 'the file is empty and sets nothing'), severity: 'warning' });
  }
  const { layer, diagnostics: faults } = parseValuesLayer(document);
  diagnostics.push(...faults);
  return layer;
}

function emptyFile(document: SourceDocument, message: string): Diagnostic {
  return { severity: 'error', code: 'FLOE1009', message, range: { file: document.file, line: 1, column: 1 } };
}

/** After the merge a null on the floe level means "not set": Helm's way to take back what a weaker layer says. */
function withoutNulls(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(map).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, isRecord(value) ? withoutNulls(value) : value]));
}
