import { PlatformFolder } from '../../synth/platform-folder';
import { sealedSecret } from '../../synth/sealed-values';

/** The sample environments with every kind of object that the toolkit renders: prod by ExternalSecrets, dev sealed. */
export class EverythingFolder extends PlatformFolder {
  constructor() {
    super();
    this.edit(
      'platform/prod/values.yaml',
      'replicaCount: 3',
      [
        'autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4, targetMemoryUtilizationPercentage: 75 }',
        'podDisruptionBudget: { enabled: true, minAvailable: "50%" }',
        'networkPolicies: { enabled: true }',
        'compiledArtifacts: { enabled: true }',
        'externalSecrets: { enabled: true, secretStoreRef: vault, secretStoreKind: ClusterSecretStore }',
      ].join('\n'),
    );
    this.edit(
      'platform/prod/platform.yaml',
      '  resource_profiles:',
      [
        '  lifecycle:',
        '    resource_quotas:',
        '      enabled: true',
        '      namespace_limits: { pods: 100, requests_cpu: "64", requests_memory: 256Gi, limits_cpu: "96", limits_memory: 512Gi }',
        '  resource_profiles:',
      ].join('\n'),
    );
    this.write(
      'platform/dev/secrets/credentials.yaml',
      sealedSecret('polaris-oauth-credentials', ['client-secret', 'client-id']),
    );
  }
}
