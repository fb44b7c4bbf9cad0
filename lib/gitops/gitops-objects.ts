import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Tiers } from '../environment/tiers';
import type { Manifest } from '../manifest';
import { argocdObject } from './argocd-objects';
import { fluxObjects } from './flux-objects';
import { gitopsFaults } from './gitops-faults';
import { gitopsTarget, isOn } from './gitops-target';

/** A GitOps object, and the section under `gitops` that it comes from. */
export interface GitopsObject {
  readonly section: 'argocd' | 'flux';
  readonly manifest: Manifest;
}

/**
 * The Argo CD and Flux objects of an environment (R29): none unless `gitops.argocd` or `gitops.flux` is there.
 *
 * Pure. Faults come as diagnostics at the lines of the values; with an error among them there are no objects.
 */
export function gitopsObjects(
  tiers: Pick<Tiers, 'environment' | 'floe' | 'layers'>,
  release: { readonly name: string; readonly namespace: string },
): { objects: readonly GitopsObject[]; diagnostics: readonly Diagnostic[] } {
  const target = gitopsTarget(tiers, release);
  if (target === undefined) return { objects: [], diagnostics: [] };
  const diagnostics = gitopsFaults(target.values, tiers.layers);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { objects: [], diagnostics };
  const { repository, argocd, flux } = target.values;
  const argocdManifests = isOn(argocd) && repository !== undefined ? [argocdObject(target, repository)] : [];
  const fluxManifests = isOn(flux) ? fluxObjects(target, repository) : [];
  return {
    objects: [
      ...argocdManifests.map((manifest): GitopsObject => ({ section: 'argocd', manifest })),
      ...fluxManifests.map((manifest): GitopsObject => ({ section: 'flux', manifest })),
    ],
    diagnostics,
  };
}
