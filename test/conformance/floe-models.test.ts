import { isDeepStrictEqual } from 'node:util';
import { type Diagnostic, formatPath } from '../../lib/diagnostics/diagnostic';
import { parseJsonDocument } from '../../lib/documents/json-document';
import type { SourceDocument } from '../../lib/documents/source-document';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { artifactsSchema } from '../../lib/schema/artifacts/artifacts';
import { checkArtifacts } from '../../lib/schema/artifacts/check-artifacts';
import type { Checked } from '../../lib/schema/check-schema';
import { checkFloeSpec } from '../../lib/schema/floe-spec/check-floe-spec';
import { floeSpecSchema } from '../../lib/schema/floe-spec/floe-spec';
import { toJsonSchema } from '../../lib/schema/json-schema';
import { checkPlatform } from '../../lib/schema/platform/check-platform';
import { platformSchema } from '../../lib/schema/platform/platform';
import { testUnless } from '../tools/unless';
import { DocumentMaker, randomNumbers } from './floe-models/document-maker';
import {
  floeModels,
  type ModelDocument,
  type ModelKind,
  type ModelVerdict,
  modelKinds,
} from './floe-models/floe-models';
import { schemaFields } from './floe-models/schema-fields';

const models = floeModels();
const run = testUnless(models.skipped);

const schemas = { floe: floeSpecSchema, platform: platformSchema, artifacts: artifactsSchema };
const checks: Record<ModelKind, (document: SourceDocument) => Checked<unknown>> = {
  floe: checkFloeSpec,
  platform: checkPlatform,
  artifacts: checkArtifacts,
};

/** What this toolkit refuses although the models take it, by the code of the error. */
const refusedHere = new Map([
  ['FLOE2056', 'endpoints and compute logs in floe.yaml: they belong to platform.yaml (ADR R1, R8)'],
]);

/** What this toolkit takes, with a warning, although the models refuse it: the warning, and where the models find it. */
const takenHere = new Map([
  ['FLOE2050', /\.role_arn$/], // The ADR's own example has an account of nine digits.
  ['FLOE2055', /^security\.secret_backends\.(primary|external_secrets)$/], // A provider that only the toolkit has.
]);

/** Keys that the toolkit has beyond the models. */
const ownKeys = /^security\.secret_backends\.external_secrets\b/;

interface Reading {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  readonly accepted: boolean;
}

function read({ kind, text }: ModelDocument): Reading {
  const source = { file: kind, text };
  const parsed =
    kind === 'artifacts' ? parseJsonDocument(source) : parseYamlDocument({ ...source, consumer: 'python' });
  const checked = parsed.document === undefined ? { diagnostics: [] } : checks[kind](parsed.document);
  const diagnostics = [...parsed.diagnostics, ...checked.diagnostics];
  return { value: checked.value, diagnostics, accepted: !diagnostics.some(({ severity }) => severity === 'error') };
}

function disagreement(document: ModelDocument, verdict: ModelVerdict): string | undefined {
  const own = read(document);
  const errors = own.diagnostics.filter(({ severity }) => severity === 'error');
  if (verdict.accepted) {
    if (errors.some(({ code }) => !refusedHere.has(code))) return `only the models take it: ${shown(errors)}`;
    if (errors.length > 0 || verdict.data === undefined) return undefined;
    return isDeepStrictEqual(comparable(own.value), comparable(verdict.data)) ? undefined : 'the values differ';
  }
  if (!own.accepted) return undefined;
  const known = own.diagnostics.flatMap(({ code }) => takenHere.get(code) ?? []);
  const others = verdict.faults.filter((fault) => !known.some((place) => place.test(fault)));
  return others.length === 0 ? undefined : `only this toolkit takes it: ${others.join(', ')}`;
}

function shown(errors: readonly Diagnostic[]): string {
  return errors.map(({ code, path = [], message }) => `${code} ${formatPath(path)}: ${message}`).join('\n');
}

/** Plain data; the time of compilation stays here as it was written. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) => (key === 'compiled_at' ? undefined : inner));
}

const wildness = [0, 0.001, 0.004, 0.015];

function documents(kind: ModelKind, count: number): ModelDocument[] {
  return Array.from({ length: count }, (_, seed) => {
    const text = new DocumentMaker(randomNumbers(seed), wildness[seed % wildness.length] ?? 0).make(schemas[kind]);
    if (kind !== 'artifacts') return { kind, text };
    const { document } = parseYamlDocument({ file: kind, text, consumer: 'go' });
    return { kind, text: JSON.stringify(document?.data ?? null) };
  });
}

run.each(modelKinds)('%s has the keys, defaults and required keys of the models', (kind) => {
  if (models.skipped !== undefined) throw new Error(models.skipped);
  const own = schemaFields(toJsonSchema(schemas[kind])).filter((line) => !ownKeys.test(line));
  expect(own).toEqual(schemaFields(models.schemas()[kind]));
});

run.each(modelKinds)(
  '%s is accepted, refused and filled with defaults as the models do it, but for what is listed here',
  (kind) => {
    if (models.skipped !== undefined) throw new Error(models.skipped);
    const made = documents(kind, 4000);
    const verdicts = models.judge(made);
    const accepted = verdicts.filter((verdict) => verdict.accepted).length;
    const found = made.flatMap((document, at) => {
      const verdict = verdicts[at];
      const sentence = verdict === undefined ? 'no verdict' : disagreement(document, verdict);
      return sentence === undefined ? [] : [`${sentence}\n${document.text}`];
    });
    expect(found.slice(0, 3)).toEqual([]);
    // Documents that nobody takes, or all do, would tell little.
    expect(accepted).toBeGreaterThan(made.length / 4);
    expect(accepted).toBeLessThan((made.length * 3) / 4);
  },
  300_000,
);
