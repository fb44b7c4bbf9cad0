import type { SourceDocument } from '../documents/source-document';
import type { FloeValues } from '../schema/values/floe-values';
import type { SealedSecretManifest } from '../sealed-secrets/sealed-secret-manifest';

/** A ConfigMap of floe's own with a single key. */
export interface FileConfigMap {
  /** The construct's id, and the value of the `app.kubernetes.io/component` label. */
  readonly id: string;
  readonly component: string;
  readonly name: string;
  readonly key: string;
  readonly content: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The NodePort Service through which a local cluster reaches the webserver (R16: nodePort configuration). */
export interface WebserverNodePort {
  readonly name: string;
  /** The webserver's port. */
  readonly port: number;
  readonly nodePort: number;
  readonly selector: Readonly<Record<string, string>>;
}

/** The Ingress of the floe level; the chart's own, under `dagster.ingress`, is independent of it. */
export interface WebserverIngress {
  readonly name: string;
  readonly serviceName: string;
  readonly servicePort: number;
  readonly values: NonNullable<FloeValues['ingress']>;
}

/** A SealedSecret of the environment's `secrets` folder, with the document that it was read from. */
export interface SealedSecretResource {
  readonly name: string;
  readonly document: SourceDocument;
  readonly manifest: SealedSecretManifest;
}

/** A Secret that the External Secrets Operator fetches from a store (external-secrets.io/v1). */
export interface ExternalSecretResource {
  /** Name of the ExternalSecret and of the Secret it makes. */
  readonly name: string;
  readonly component: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly store: { readonly name: string; readonly kind: 'SecretStore' | 'ClusterSecretStore' };
  readonly refreshInterval: string;
  readonly creationPolicy: 'Owner' | 'Orphan' | 'Merge' | 'None';
  /** Keys of the Secret, sorted, each with where the store keeps it. */
  readonly data: readonly {
    readonly secretKey: string;
    readonly remoteKey: string;
    /** @default - the whole value */
    readonly property?: string;
  }[];
}

/** What all pods of the namespace may request and use together. */
export interface ResourceQuota {
  readonly name: string;
  /** Kubernetes quantities by the names that a quota knows: `pods`, `requests.cpu`, … */
  readonly hard: Readonly<Record<string, string>>;
}

/** What a container gets that asks for nothing, and the most that one may have. */
export interface LimitRange {
  readonly name: string;
  readonly defaultRequest: Readonly<Record<string, string>>;
  readonly default: Readonly<Record<string, string>>;
  readonly max: Readonly<Record<string, string>>;
}

/** An autoscaler of a webserver's Deployment. */
export interface WebserverAutoscaler {
  readonly name: string;
  readonly deployment: string;
  readonly least: number;
  readonly most: number;
  /** Percent of what the pods request. */
  readonly targets: { readonly cpu?: number; readonly memory?: number };
}

/** How many webservers may be down, or must be up, while nodes are drained. */
export interface WebserverDisruptionBudget {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly maxUnavailable?: number | string;
  readonly minAvailable?: number | string;
}

/** What may reach some pods, and what they may reach; no rules close a direction, undefined leaves it alone. */
export interface NetworkPolicy {
  readonly name: string;
  readonly podSelector: Readonly<Record<string, unknown>>;
  readonly ingress?: readonly Readonly<Record<string, unknown>>[];
  readonly egress?: readonly Readonly<Record<string, unknown>>[];
}

/** Resources that are floe's own, as plain data; constructs render them. */
export interface FloeResources {
  readonly configMaps: readonly FileConfigMap[];
  readonly nodePort?: WebserverNodePort;
  readonly ingress?: WebserverIngress;
  readonly quota?: ResourceQuota;
  readonly limitRange?: LimitRange;
  readonly autoscalers?: readonly WebserverAutoscaler[];
  readonly disruptionBudgets?: readonly WebserverDisruptionBudget[];
  readonly networkPolicies?: readonly NetworkPolicy[];
  /** @default - none */
  readonly sealedSecrets?: readonly SealedSecretResource[];
  /** @default - none */
  readonly externalSecrets?: readonly ExternalSecretResource[];
}
