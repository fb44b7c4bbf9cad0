import { rangeOf } from '../derive/placed-profiles';
import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import { locateInLayers, type ValuesLayer } from '../documents/values-layer';
import { visitLeaves } from '../inert/leaf-paths';
import type { Manifest } from '../manifest';
import { manifestIndex } from '../verify/manifest-index';
import { secretProvisions } from '../verify/references/secret-provision';
import { listSecretReferences, type SecretReference } from '../verify/verify';
import { manifestPlace } from './manifest-place';
import type { ReadEnvironment } from './read-environments';
import { carrierOf, derivedUse, type SecretCarrier } from './secret-carrier';
import { originOf, verifyContext } from './verify-environment';

/** Who answers for a Secret. */
export type SecretProvider = 'SealedSecret' | 'ExternalSecret' | 'existing' | 'assumed' | (string & {});

/** One need of one Secret, with everyone who has it. */
export interface SecretRow {
  readonly secret: string;
  /** @default - every key of the Secret is taken */
  readonly key?: string;
  /** The variable that carries the value, or else the path of a file. @default - neither, such as a pull secret */
  readonly variable?: string;
  readonly file?: string;
  /** Who needs it, sorted: `Deployment floe/dagster-daemon`, `run pods (container context of …)`. */
  readonly workloads: readonly string[];
  /** The reference of platform.yaml that asks for it. @default - an operator, or the chart, does */
  readonly reference?: string;
  /** The line that asks for it. */
  readonly place?: SourceRange;
  readonly provider: SecretProvider;
  readonly optional: boolean;
  /** What is wrong with it. @default - nothing */
  readonly missing?: 'key' | 'provider';
}

/**
 * Lists the Secrets that an environment's finished manifests need: keys, variables or files, users, the lines that ask
 * for them, who provides them, and what is missing. Never a value.
 */
export function secretInventory(environment: ReadEnvironment, manifests: readonly Manifest[]): SecretRow[] {
  const context = verifyContext(environment);
  const provisionOf = secretProvisions(manifestIndex(manifests, context.namespace));
  const rows = new Map<string, SecretRow>();
  for (const reference of listSecretReferences(manifests, context)) {
    const carrier = carrierOf(reference);
    const source = sourceOf(environment, reference, carrier);
    const keys = provisionOf(reference.namespace, reference.secret)?.keys;
    const lacksKey = keys !== undefined && reference.key !== undefined && !keys.has(reference.key);
    const unprovided = reference.status === 'assumed' && context.references === 'strict';
    const missing = reference.optional ? undefined : lacksKey ? 'key' : unprovided ? 'provider' : undefined;
    const row: SecretRow = {
      secret: reference.secret,
      ...(reference.key === undefined ? {} : { key: reference.key }),
      ...carrier,
      workloads: [reference.workload],
      ...source,
      provider: providerOf(reference),
      optional: reference.optional,
      ...(missing === undefined ? {} : { missing }),
    };
    const { workloads: _, ...identity } = row;
    const known = rows.get(JSON.stringify(identity));
    const workloads = [...new Set([...(known?.workloads ?? []), reference.workload])].sort(compareText);
    rows.set(JSON.stringify(identity), { ...row, workloads });
  }
  return [...rows.values()].sort(
    (a, b) =>
      compareText(a.secret, b.secret) ||
      compareText(a.key ?? '', b.key ?? '') ||
      compareText(a.variable ?? a.file ?? '', b.variable ?? b.file ?? '') ||
      compareText(a.workloads[0] ?? '', b.workloads[0] ?? ''),
  );
}

/** True when something in the inventory will be missing in the cluster. */
export function hasMissing(rows: readonly SecretRow[]): boolean {
  return rows.some(({ missing }) => missing !== undefined);
}

function providerOf({ status, provider }: SecretReference): SecretProvider {
  if (status === 'declared') return 'existing';
  return provider?.kind ?? 'assumed';
}

/** Finds the line that asks for a Secret: the reference of platform.yaml, or the value that an operator wrote. */
function sourceOf(
  environment: ReadEnvironment,
  reference: SecretReference,
  carrier: SecretCarrier,
): Pick<SecretRow, 'reference' | 'place'> {
  const use = derivedUse(environment.derived.secrets, reference.manifest, carrier);
  if (use?.secretName === reference.secret && use.key === reference.key)
    return { reference: use.reference, place: rangeOf(use.place) };
  const { secrets } = environment.derived;
  const { layers } = environment.tiers;
  if (reference.secret === secrets.databaseSecret) {
    const place = locateInLayers(layers, ['dagster', 'global', 'postgresqlSecretName']);
    return place?.exact === true ? { place: place.value } : {};
  }
  const range = manifestPlace(originOf(environment), reference)?.range;
  if (range !== undefined && namesSecret(environment, range, reference.secret)) return { place: range };
  const named = namingLine(layers, reference.secret);
  return named === undefined ? {} : { place: named };
}

/** A line that does not name the Secret is only the section that it comes from. */
function namesSecret({ tiers }: ReadEnvironment, { file, line }: SourceRange, secret: string): boolean {
  const document = tiers.layers.find((layer) => layer.document.file === file)?.document;
  return document?.text.split('\n')[line - 1]?.includes(secret) === true;
}

/** The strongest values file that names a Secret. */
function namingLine(layers: readonly ValuesLayer[], secret: string): SourceRange | undefined {
  for (const { document } of [...layers].reverse()) {
    let found: DataPath | undefined;
    visitLeaves(document.data, {
      leaf: (path, value) => {
        if (value === secret) found ??= [...path];
      },
    });
    if (found !== undefined) return document.rangeOfValue(found);
  }
  return undefined;
}
