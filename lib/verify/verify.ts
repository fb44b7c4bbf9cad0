import { compareText } from '../diagnostics/order';
import type { Manifest } from '../manifest';
import { checkContainerResources } from './container-resources/container-resources';
import { checkDuplicates } from './duplicates/duplicates';
import type { Finding, VerifyContext } from './finding';
import { checkKubernetesSchema } from './kubernetes-schema/kubernetes-schema';
import { checkNamesAndSizes } from './names-and-sizes/names-and-sizes';
import { checkObjectRules } from './object-rules/object-rules';
import { checkQuotaFit } from './quota-fit/quota-fit';
import { checkReferences } from './references/references';
import { checkSecretValues } from './secret-values';
import { checkSelectors } from './selectors/selectors';

export type { ExistingObjects, Finding, VerifyContext } from './finding';
export { listSecretReferences, type SecretReference, type SecretStatus } from './references/secret-references';

/** A check over the finished manifests of one environment. */
export type ManifestCheck = (manifests: readonly Manifest[], context: VerifyContext) => Finding[];

/** Every check by its name. */
export const manifestChecks = {
  'kubernetes-schema': checkKubernetesSchema,
  'object-rules': checkObjectRules,
  'secret-values': checkSecretValues,
  references: checkReferences,
  'container-resources': checkContainerResources,
  'names-and-sizes': checkNamesAndSizes,
  duplicates: checkDuplicates,
  selectors: checkSelectors,
  'quota-fit': checkQuotaFit,
} as const satisfies Record<string, ManifestCheck>;

/**
 * Runs every check over the finished manifests of one environment.
 *
 * The order of findings depends on the manifests' names alone, not on their order: kind, namespace, name, place, code.
 */
export function verifyManifests(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  return sortFindings(Object.values(manifestChecks).flatMap((check) => check(manifests, context)));
}

/** Sorts findings by object, place in it, code and sentence. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareManifests(a.manifest, b.manifest) ||
      comparePaths(a.path, b.path) ||
      comparePaths(a.inner ?? [], b.inner ?? []) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

function compareManifests(a: Manifest, b: Manifest): number {
  if (a === b) return 0;
  return (
    compareText(a.apiVersion, b.apiVersion) ||
    compareText(a.kind, b.kind) ||
    compareText(a.metadata?.namespace ?? '', b.metadata?.namespace ?? '') ||
    compareText(a.metadata?.name ?? '', b.metadata?.name ?? '')
  );
}

function comparePaths(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : compareText(String(left), String(right));
  }
  return a.length - b.length;
}
