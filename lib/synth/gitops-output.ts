import { type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import { locateInLayers } from '../documents/values-layer';
import { gitopsObjects } from '../gitops/gitops-objects';
import { manifestLabel } from '../manifest';
import { type RenderedFiles, renderFiles } from '../output/rendered-tree';
import { verifyManifests } from '../verify/verify';
import type { ReadEnvironment } from './read-environments';

/** An environment's GitOps objects as files; no files when it asks for none. */
export interface GitopsOutput {
  readonly files: RenderedFiles;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The folder of an environment's GitOps objects, beside its own: `prod.gitops`.
 *
 * They stand outside the folder that they point at. No environment can have a dot in its name.
 */
export function gitopsFolder(environment: string): string {
  return `${environment}.gitops`;
}

/** Renders an environment's Argo CD and Flux objects, and checks them as any other object. */
export function gitopsOutput({ name, tiers, derived }: ReadEnvironment): GitopsOutput {
  const { objects, diagnostics } = gitopsObjects(tiers, derived.release);
  if (objects.length === 0) return { files: new Map(), diagnostics };
  const manifests = objects.map(({ manifest }) => manifest);
  const { name: release, namespace } = derived.release;
  const findings = verifyManifests(manifests, {
    existing: { secrets: [], configMaps: [], serviceAccounts: [] },
    references: 'assume',
    namespace,
  }).map((finding): Diagnostic => {
    const section = objects.find(({ manifest }) => manifest === finding.manifest)?.section ?? 'argocd';
    const isAddress = ['repoURL', 'url'].includes(String(finding.path.at(-1)));
    const place = locateInLayers(tiers.layers, ['floe', 'gitops', isAddress ? 'repository' : section]);
    const inside = finding.path.length === 0 ? '' : ` ${formatPath(finding.path)}`;
    return {
      severity: finding.severity,
      code: finding.code,
      message: `${gitopsFolder(name)}: ${manifestLabel(finding.manifest)}${inside}: ${finding.message}`,
      fix: finding.fix,
      path: place?.path,
      range: isAddress ? place?.value : place?.key,
      ...(isAddress ? { sensitive: true } : {}),
    };
  });
  return {
    files: renderFiles({ environment: gitopsFolder(name), release, namespace, manifests }),
    diagnostics: [...diagnostics, ...findings],
  };
}
