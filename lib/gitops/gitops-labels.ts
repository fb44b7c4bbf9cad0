import type { GitopsTarget } from './gitops-target';

/** Labels of GitOps objects: Kubernetes' recommended set, and the environment to select them by. */
export function gitopsLabels({ environment, release }: GitopsTarget): Record<string, string> {
  return {
    'app.kubernetes.io/instance': release.name,
    'app.kubernetes.io/managed-by': 'floe-cdk8s',
    'app.kubernetes.io/name': 'floe',
    environment,
  };
}
