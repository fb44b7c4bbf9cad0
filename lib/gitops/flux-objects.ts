import type { Manifest, ManifestMetadata } from '../manifest';
import { gitopsLabels } from './gitops-labels';
import type { GitopsTarget } from './gitops-target';

/**
 * The Flux objects of an environment, as plain data: a Kustomization (kustomize.toolkit.fluxcd.io/v1) and, unless one
 * of the cluster's is named, its source, a GitRepository or, for oci://, an OCIRepository (source.toolkit.fluxcd.io/v1).
 *
 * @param repository - where the manifests are; undefined with a source that is in the cluster already
 */
export function fluxObjects(target: GitopsTarget, repository: string | undefined): Manifest[] {
  const source = target.values.flux?.source === undefined && repository !== undefined;
  return source ? [fluxSource(target, repository), fluxKustomization(target, repository)] : [fluxKustomization(target)];
}

function fluxKustomization(target: GitopsTarget, repository?: string): Manifest {
  const { flux = {} } = target.values;
  const { source, timeout, suspend, serviceAccountName, kubeConfigSecret, dependsOn } = flux;
  const own = { kind: sourceKind(repository ?? ''), name: nameOf(target) };
  const { kind = 'GitRepository', name, namespace } = { namespace: undefined, ...(source ?? own) };
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: metadataOf(target),
    spec: {
      sourceRef: { kind, name, ...(namespace === undefined ? {} : { namespace }) },
      path: `./${target.path}`,
      interval: flux.interval ?? '10m',
      prune: flux.prune ?? true,
      wait: flux.wait ?? true,
      ...(timeout === undefined ? {} : { timeout }),
      ...(suspend === undefined ? {} : { suspend }),
      ...(serviceAccountName === undefined ? {} : { serviceAccountName }),
      ...(kubeConfigSecret === undefined ? {} : { kubeConfig: { secretRef: { name: kubeConfigSecret } } }),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map((dependency) => ({ name: dependency })) }),
    },
  };
}

function fluxSource(target: GitopsTarget, repository: string): Manifest {
  const { flux = {}, branch = 'main', tag } = target.values;
  const kind = sourceKind(repository);
  const revision = tag === undefined ? { branch } : { tag };
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind,
    metadata: metadataOf(target),
    spec: {
      url: kind === 'OCIRepository' ? repository : sshUrl(repository),
      // Artifacts of a registry have tags only; a branch is pushed as the tag of its name.
      ref: kind === 'OCIRepository' ? { tag: tag ?? branch } : revision,
      interval: flux.sourceInterval ?? '1m',
      ...(flux.secretName === undefined ? {} : { secretRef: { name: flux.secretName } }),
    },
  };
}

function sourceKind(repository: string): 'GitRepository' | 'OCIRepository' {
  return repository.startsWith('oci://') ? 'OCIRepository' : 'GitRepository';
}

/** Flux takes URLs only, where git and Argo CD know `git@host:path` too. */
function sshUrl(repository: string): string {
  return /^[a-z]+:\/\//.test(repository) ? repository : `ssh://${repository.replace(':', '/')}`;
}

function nameOf({ values, name }: GitopsTarget): string {
  return values.flux?.name ?? name;
}

function metadataOf(target: GitopsTarget): ManifestMetadata {
  const { flux = {} } = target.values;
  return {
    name: nameOf(target),
    namespace: flux.namespace ?? 'flux-system',
    labels: { ...gitopsLabels(target), ...flux.labels },
    ...(flux.annotations === undefined ? {} : { annotations: flux.annotations }),
  };
}
