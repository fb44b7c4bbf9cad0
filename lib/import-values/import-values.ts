import { Document, isScalar, visit } from 'yaml';
import { mergeValueFiles } from '../dagster/coalesce';
import type { Values } from '../dagster/values/values';
import { deploymentsPath } from '../derive/pod-variables';
import { type DataPath, type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { valueAt } from '../documents/value-at';
import { locateInLayers, type ValuesLayer } from '../documents/values-layer';
import type { Parsed } from '../environment/tiers';
import type { Platform } from '../schema/platform/platform';
import { chartFindings } from './chart-findings';
import { derivableLocationFindings } from './derivable-location';
import { derivableRunFindings } from './derivable-runs';
import { derivableValueFindings } from './derivable-values';
import { deriveWithout } from './derivation';
import { floeFindings } from './floe-findings';
import { keyLocations } from './keyed-locations';
import { type ImportFinding, isInside, outermost, withoutCovered } from './left-out';
import { replaceSecrets, withoutCommentedSecrets } from './literal-secrets';
import { addBindings, movedBindings } from './moved-bindings';
import { platformFactFindings } from './platform-facts';
import { lostEndpointFindings } from './platform-keys';
import { platformSwitch } from './platform-switch';
import { canonicalRoot, type ReadValues } from './read-values';
import { unknownKeys } from './unknown-keys';
import { removePaths, textNode, type ValuesNode, YAMLMap } from './values-node';

export interface ImportedValues {
  /** The tiered form; undefined when a file could not be read. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Brings values of the floe-dagster chart or of the Dagster chart into the tiered form (R54).
 *
 * What follows from Tiers 1 and 2, repeats a default or has no effect is left out, each with the reason; literal secrets
 * are left out and a reference is named; code locations are keyed; all else stays, with its comments.
 */
export function importValues(read: ReadValues, platform: Parsed<Platform> | undefined): ImportedValues {
  if (hasErrors(read.diagnostics)) return { diagnostics: read.diagnostics };
  const { layers } = read;
  const { floe, findings: switched } = platformSwitch(mergeValueFiles(layers.map((layer) => layer.floe)), layers);
  const { enabled: _, ...dagster } = mergeValueFiles(layers.map((layer) => layer.dagster)) as Values;
  const root = canonicalRoot(read);
  const deployments = valueAt(dagster, deploymentsPath);
  const entries = Array.isArray(deployments) ? deployments : [];
  const moved = movedBindings(dagster, deriveWithout(floe, entries, platform), floe['secretBindings']);
  const bound = { ...floe, secretBindings: { ...(floe['secretBindings'] ?? {}), ...moved.bindings } };
  const derivation = deriveWithout(bound, entries, platform);
  const secrets = replaceSecrets(layers, root);
  const keys = unknownKeys(layers, floe);
  const leftOut = keys.findings.map(({ path }) => path);
  const findings = withoutCovered([
    ...secrets.findings.map((finding) => (isCovered(finding, leftOut) ? lostSecret(finding) : finding)),
    ...keys.findings,
    ...switched,
    ...moved.findings,
    ...derivableLocationFindings(dagster, derivation),
    ...derivableRunFindings(dagster, derivation),
    ...derivableValueFindings(dagster, derivation),
    ...platformFactFindings({ floe, dagster }, platform?.value, {
      secrets: secrets.findings.map(({ path }) => path),
      leftOut,
    }),
    ...lostEndpointFindings({ floe, dagster }, leftOut),
    ...floeFindings(floe),
    ...chartFindings(dagster, derivation.values),
  ]);
  const left = findings.filter(({ kept }) => kept !== true).map(({ path }) => path);
  removePaths(root, outermost([['dagster', 'enabled'], ...left]));
  addBindings(read.floe, moved.bindings);
  const diagnostics = [
    ...read.diagnostics,
    ...secrets.diagnostics,
    ...keys.diagnostics,
    ...findings.map((finding) => located(finding, layers)),
    ...keyed(read, layers),
  ];
  return { text: withoutCommentedSecrets(written(read)), diagnostics };
}

function isCovered({ path }: ImportFinding, leftOut: readonly DataPath[]): boolean {
  return isInside(new Set(leftOut.map((one) => JSON.stringify(one))), path);
}

/** No reference can stand for a secret in what is left out as a whole. */
function lostSecret(finding: ImportFinding): ImportFinding {
  return { ...finding, kept: false, fix: 'put the value into a Secret where something needs it' };
}

function located({ kept: _, path, ...rest }: ImportFinding, layers: readonly ValuesLayer[]): Diagnostic {
  const place = locateInLayers(layers, path);
  return { ...rest, path: place?.path ?? path, ...(place === undefined ? {} : { range: place.key }) };
}

function keyed({ floe, dagster }: ReadValues, layers: readonly ValuesLayer[]): Diagnostic[] {
  const path: DataPath = ['dagster', ...deploymentsPath];
  const { moved, unnamed } = keyLocations(floe, dagster);
  if (unnamed !== undefined) {
    const message = 'the list stays a list: this code location has no name of its own';
    return [located({ path: [...path, unnamed], code: 'FLOE8026', severity: 'warning', message }, layers)];
  }
  if (moved === 0) return [];
  const message = `${moved} code location${moved === 1 ? '' : 's'} moved to codeLocations, keyed by name`;
  return [located({ path, code: 'FLOE8025', severity: 'info', message }, layers)];
}

function written({ floe, dagster, comment, chartComment }: ReadValues): string {
  const contents: ValuesNode = new YAMLMap();
  contents.items = [...floe.items];
  if (dagster.items.length > 0) {
    const key = textNode('dagster');
    key.commentBefore = chartComment ?? null;
    contents.add({ key, value: dagster } as never);
  }
  const document = new Document(undefined, { schema: 'failsafe', version: '1.2' });
  document.contents = contents as never;
  document.commentBefore = comment ?? null;
  if (contents.items.length === 0) return comment === undefined ? '{}\n' : document.toString();
  visit(document, {
    Map: (_, map) => {
      const key = map.items[0]?.key;
      // A blank line above what has become the first key of a map is no separation.
      if (isScalar(key)) key.spaceBefore = false;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
