import type { Manifest, ManifestMetadata } from '../manifest';
import { gitopsLabels } from './gitops-labels';
import type { GitopsTarget } from './gitops-target';

const thisCluster = 'https://kubernetes.default.svc';

/**
 * The Argo CD object of an environment (argoproj.io/v1alpha1), as plain data: an Application, or an ApplicationSet that
 * makes one Application for each cluster that the environment runs in.
 *
 * They sync by hand unless `automated` is there: what reaches a cluster without a person is the operator's decision.
 */
export function argocdObject(target: GitopsTarget, repository: string): Manifest {
  const set = target.values.argocd?.applicationSet;
  return set === undefined ? application(target, repository) : applicationSet(target, repository, clustersOf(set));
}

function application(target: GitopsTarget, repository: string): Manifest {
  const { cluster, server = thisCluster } = target.values.argocd ?? {};
  const destination = cluster === undefined ? { server } : { name: cluster };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: metadataOf(target),
    spec: applicationSpec(target, repository, destination),
  };
}

/** Where an ApplicationSet takes clusters from, and how its template names one. */
interface Clusters {
  readonly generator: Readonly<Record<string, unknown>>;
  /** As Argo CD knows it. */
  readonly name: string;
  /** As a part of the Application's name. */
  readonly suffix: string;
}

type ApplicationSetValues = NonNullable<NonNullable<GitopsTarget['values']['argocd']>['applicationSet']>;

function clustersOf({ clusters, clusterLabels }: ApplicationSetValues): Clusters {
  if (clusters === undefined) {
    const generator = { clusters: { selector: { matchLabels: clusterLabels ?? {} } } };
    return { generator, name: '{{ .name }}', suffix: '{{ .nameNormalized }}' };
  }
  const generator = { list: { elements: clusters.map((cluster) => ({ cluster })) } };
  return { generator, name: '{{ .cluster }}', suffix: '{{ normalize .cluster }}' };
}

function applicationSet(target: GitopsTarget, repository: string, { generator, name, suffix }: Clusters): Manifest {
  const { name: own, labels, annotations } = metadataOf(target);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: metadataOf(target),
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [generator],
      template: {
        metadata: { name: `${own}-${suffix}`, labels, ...(annotations === undefined ? {} : { annotations }) },
        spec: applicationSpec(target, repository, { name }),
      },
    },
  };
}

function metadataOf(target: GitopsTarget): ManifestMetadata {
  const { argocd = {} } = target.values;
  return {
    name: argocd.name ?? target.name,
    namespace: argocd.namespace ?? 'argocd',
    labels: { ...gitopsLabels(target), ...argocd.labels },
    ...(argocd.annotations === undefined ? {} : { annotations: argocd.annotations }),
  };
}

function applicationSpec(
  { values, release, path }: GitopsTarget,
  repository: string,
  cluster: { readonly name: string } | { readonly server: string },
): Readonly<Record<string, unknown>> {
  const { argocd = {}, branch = 'main', tag } = values;
  const { automated, syncOptions } = argocd;
  const policy = {
    ...(automated === undefined ? {} : { automated }),
    ...(syncOptions === undefined ? {} : { syncOptions }),
  };
  return {
    project: argocd.project ?? 'default',
    source: { repoURL: repository, targetRevision: tag ?? branch, path },
    destination: { ...cluster, namespace: release.namespace },
    ...(Object.keys(policy).length === 0 ? {} : { syncPolicy: policy }),
  };
}
