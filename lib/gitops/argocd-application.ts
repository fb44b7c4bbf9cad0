import type { Manifest } from '../manifest';
import { gitopsLabels } from './gitops-labels';
import type { GitopsTarget } from './gitops-target';

const thisCluster = 'https://kubernetes.default.svc';

/**
 * The Argo CD Application (argoproj.io/v1alpha1) of an environment, as plain data.
 *
 * It syncs by hand unless `automated` is there: what reaches a cluster without a person is the operator's decision.
 */
export function argocdApplication(target: GitopsTarget, repository: string): Manifest {
  const { values, release } = target;
  const { argocd = {}, branch = 'main', tag } = values;
  const { automated, syncOptions } = argocd;
  const policy = {
    ...(automated === undefined ? {} : { automated }),
    ...(syncOptions === undefined ? {} : { syncOptions }),
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: argocd.name ?? target.name,
      namespace: argocd.namespace ?? 'argocd',
      labels: { ...gitopsLabels(target), ...argocd.labels },
      ...(argocd.annotations === undefined ? {} : { annotations: argocd.annotations }),
    },
    spec: {
      project: argocd.project ?? 'default',
      source: { repoURL: repository, targetRevision: tag ?? branch, path: target.path },
      destination: {
        ...(argocd.cluster === undefined ? { server: argocd.server ?? thisCluster } : { name: argocd.cluster }),
        namespace: release.namespace,
      },
      ...(Object.keys(policy).length === 0 ? {} : { syncPolicy: policy }),
    },
  };
}
