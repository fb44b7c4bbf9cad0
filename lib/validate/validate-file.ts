import { type CredentialTier, checkCredentials } from '../credentials/check-credentials';
import { mergeValueFiles } from '../dagster/coalesce';
import { misplacedValues } from '../derive/misplaced-values';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { parseJsonDocument } from '../documents/json-document';
import { readTextFile } from '../documents/read-text-file';
import type { SourceDocument } from '../documents/source-document';
import { parseValuesLayer, type ValuesLayer } from '../documents/values-layer';
import { parseYamlDocument, type YamlConsumer } from '../documents/yaml-document';
import { checkChartValues } from '../environment/check-chart-values';
import { checkArtifacts } from '../schema/artifacts/check-artifacts';
import { checkPlatform } from '../schema/platform/check-platform';
import { checkFloeValues } from '../schema/values/check-values';
import type { FloeValues } from '../schema/values/floe-values';
import { type FileKind, kindFromContent, kindFromName } from './file-kind';

export interface ValidateFileOptions {
  /** What the file is. @default - told from its name, else from its content */
  readonly kind?: FileKind;
  /** Weaker values files that a values file is laid over. @default - none */
  readonly base?: readonly string[];
}

/** What validation found in one file. */
export interface ValidatedFile {
  readonly file: string;
  readonly kind?: FileKind;
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files read, by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Checks one configuration file, as the program that reads it would, and stricter where the toolkit is (law 2). */
export function validateFile(file: string, options: ValidateFileOptions = {}): ValidatedFile {
  const texts = new Map<string, string>();
  const { text, diagnostics } = readTextFile(file, file);
  if (text === undefined) return { file, kind: options.kind, diagnostics, texts };
  texts.set(file, text);
  const kind = options.kind ?? kindFromName(file);
  const { document, diagnostics: parsing } = parse({ file, text }, kind);
  const source = { file, text, document };
  if (document === undefined) {
    const credentials = checkCredentials(source, { tier: tierOf(kind) }).diagnostics;
    return { file, kind, diagnostics: [...parsing, ...credentials], texts };
  }
  const known = kind ?? kindFromContent(document.data);
  if (known === undefined) {
    const credentials = checkCredentials(source, { tier: 'other' }).diagnostics;
    return { file, diagnostics: [...parsing, unknownKind(document), ...credentials], texts };
  }
  const checked = known === 'values' ? checkValues(document, options.base ?? [], texts) : check(document, known);
  const credentials = checkCredentials(source, { tier: tierOf(known), known: checked }).diagnostics;
  return { file, kind: known, diagnostics: [...parsing, ...checked, ...credentials], texts };
}

/** The tier that a finding is mended in; version pins and allowances belong to none. */
function tierOf(kind: FileKind | undefined): CredentialTier {
  return kind === undefined || kind === 'platform-version' || kind === 'parity' ? 'other' : kind;
}

function parse(source: { file: string; text: string }, kind: FileKind | undefined) {
  if (kind === 'artifacts' || source.file.endsWith('.json')) return parseJsonDocument(source);
  const consumer: YamlConsumer = kind === 'values' || kind === 'parity' ? 'go' : 'python';
  return parseYamlDocument({ ...source, consumer });
}

function check(document: SourceDocument, kind: Exclude<FileKind, 'values'>): readonly Diagnostic[] {
  switch (kind) {
    case 'platform':
      return checkPlatform(document).diagnostics;
    case 'artifacts':
      return checkArtifacts(document).diagnostics;
    case 'platform-version': {
      const { checkPlatformVersion } =
        require('../schema/platform-version/check-platform-version') as typeof import('../schema/platform-version/check-platform-version');
      return checkPlatformVersion(document).diagnostics;
    }
    case 'parity': {
      const { checkParity } = require('../diff/matrix/parity-file') as typeof import('../diff/matrix/parity-file');
      return checkParity(document).diagnostics;
    }
    case 'floe': {
      // The pipeline's schema is large, and only this kind needs it.
      const { checkFloeSpec } =
        require('../schema/floe-spec/check-floe-spec') as typeof import('../schema/floe-spec/check-floe-spec');
      return checkFloeSpec(document).diagnostics;
    }
  }
}

function checkValues(document: SourceDocument, base: readonly string[], texts: Map<string, string>): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const layers: ValuesLayer[] = [];
  for (const file of base) {
    const read = readTextFile(file, file);
    diagnostics.push(...read.diagnostics);
    if (read.text === undefined) continue;
    texts.set(file, read.text);
    const parsed = parseYamlDocument({ file, text: read.text, consumer: 'go' });
    diagnostics.push(...parsed.diagnostics);
    const source = { file, text: read.text, document: parsed.document };
    diagnostics.push(...checkCredentials(source, { tier: 'values' }).diagnostics);
    if (parsed.document !== undefined) addLayer(parsed.document, layers, diagnostics);
  }
  addLayer(document, layers, diagnostics);
  const merged = mergeValueFiles(layers.map((layer) => layer.floe));
  const { diagnostics: found } = checkFloeValues(merged, layers);
  // What is wrong elsewhere in the file does not keep a misplaced value from being named.
  const misplaced = misplacedValues({ floe: merged as FloeValues, layers, environment: '<env>' });
  const keyed = merged['codeLocations'];
  const isFaulty = found.some(({ severity, path = [] }) => severity === 'error' && path.includes('codeLocations'));
  const codeLocations = isRecord(keyed) && !isFaulty ? keyed : {};
  return [...diagnostics, ...found, ...misplaced, ...checkChartValues(layers, codeLocations)];
}

function addLayer(document: SourceDocument, layers: ValuesLayer[], diagnostics: Diagnostic[]): void {
  const parsed = parseValuesLayer(document);
  diagnostics.push(...parsed.diagnostics);
  if (parsed.layer !== undefined) layers.push(parsed.layer);
}

function unknownKind({ file }: SourceDocument): Diagnostic {
  const message = 'neither name nor content tell what this file is';
  const fix = 'say it: --kind platform, values, artifacts, floe, platform-version or parity';
  return { severity: 'error', code: 'FLOE1023', message, fix, range: { file, line: 1, column: 1 } };
}
