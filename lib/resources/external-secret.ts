import { Construct } from 'constructs';
import type * as ExternalSecretsApi from '../../imports/external-secrets.io';
import type { ExternalSecretResource } from '../derive/floe-resources';
import { floeLabels } from './floe-labels';

export interface ExternalSecretProps extends ExternalSecretResource {
  /** The release that the object belongs to. */
  readonly release: string;
}

/** A Secret that the External Secrets Operator keeps equal to what a store holds (external-secrets.io/v1). */
export class ExternalSecret extends Construct {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id);
    const api = externalSecretsApi();
    new api.ExternalSecret(this, 'external-secret', {
      metadata: {
        name: props.name,
        labels: floeLabels(props.release, props.component),
        ...(Object.keys(props.annotations).length === 0 ? {} : { annotations: { ...props.annotations } }),
      },
      spec: {
        refreshInterval: props.refreshInterval,
        secretStoreRef: {
          name: props.store.name,
          kind:
            props.store.kind === 'SecretStore'
              ? api.ExternalSecretSpecSecretStoreRefKind.SECRET_STORE
              : api.ExternalSecretSpecSecretStoreRefKind.CLUSTER_SECRET_STORE,
        },
        target: { name: props.name, creationPolicy: creationPolicy(api, props.creationPolicy) },
        data: props.data.map(({ secretKey, remoteKey, property }) => ({
          secretKey,
          remoteRef: { key: remoteKey, ...(property === undefined ? {} : { property }) },
        })),
      },
    });
  }
}

/** The classes are a large file, which only environments with an external store need to load. */
function externalSecretsApi(): typeof ExternalSecretsApi {
  return require('../../imports/external-secrets.io') as typeof ExternalSecretsApi;
}

function creationPolicy(api: typeof ExternalSecretsApi, policy: ExternalSecretResource['creationPolicy']) {
  const policies = api.ExternalSecretSpecTargetCreationPolicy;
  return { Owner: policies.OWNER, Orphan: policies.ORPHAN, Merge: policies.MERGE, None: policies.NONE }[policy];
}
