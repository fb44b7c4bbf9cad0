/** The labels of floe's own objects: Kubernetes' recommended set. */
export function floeLabels(release: string, component: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'floe',
    'app.kubernetes.io/instance': release,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/managed-by': 'floe-cdk8s',
  };
}
