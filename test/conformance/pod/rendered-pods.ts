/** A variable of a container, as a manifest says it. */
export interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: KeyReference; readonly configMapKeyRef?: KeyReference };
}

interface KeyReference {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

/** A probe of a container; the kubelet runs it in the container, or calls the pod. */
export interface Probe {
  readonly exec?: { readonly command: readonly string[] };
  readonly httpGet?: { readonly path?: string; readonly port: number | string };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

export interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: { readonly name: string; readonly optional?: boolean };
    readonly secretRef?: { readonly name: string; readonly optional?: boolean };
  }[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly subPath?: string }[];
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

interface KeyedSource {
  readonly name?: string;
  readonly secretName?: string;
  readonly items?: readonly { readonly key: string; readonly path: string }[];
}

export interface Volume {
  readonly name: string;
  readonly configMap?: KeyedSource;
  readonly secret?: KeyedSource;
  readonly emptyDir?: object;
  readonly projected?: {
    readonly sources: readonly { readonly configMap?: KeyedSource; readonly secret?: KeyedSource }[];
  };
}

/** A pod as its workload's template says it. */
export interface RenderedPod {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly container: Container;
  readonly initContainers: readonly Container[];
  readonly volumes: readonly Volume[];
}

export interface RenderedService {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[];
}

interface AnyManifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: unknown;
}

interface PodTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly volumes?: readonly Volume[];
  };
}

/** What a kubelet and kube-proxy read of an environment's manifests. */
export class RenderedPods {
  private readonly objects: readonly AnyManifest[];

  constructor(manifests: readonly unknown[]) {
    this.objects = manifests as readonly AnyManifest[];
  }

  /** The pod of the Deployment or StatefulSet of this name. */
  pod(name: string): RenderedPod {
    const found = this.objects.find(
      ({ kind, metadata }) => (kind === 'Deployment' || kind === 'StatefulSet') && metadata.name === name,
    );
    if (found === undefined) throw new Error(`no workload ${name} is rendered`);
    return podOf(name, found.spec as { template: PodTemplate });
  }

  /** The data of a ConfigMap; undefined where none of this name is rendered. */
  configMap(name: string): Readonly<Record<string, string>> | undefined {
    const found = this.objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
    return found === undefined ? undefined : (found.data ?? {});
  }

  services(): readonly RenderedService[] {
    return this.objects
      .filter(({ kind }) => kind === 'Service')
      .map(({ metadata, spec }) => ({ ...(spec as Omit<RenderedService, 'name'>), name: metadata.name }));
  }
}

/** The pod that a workload's or a Job's specification makes. */
export function podOf(name: string, { template }: { readonly template: PodTemplate }): RenderedPod {
  const [container] = template.spec.containers;
  if (container === undefined) throw new Error(`${name} has no container`);
  return {
    name,
    labels: template.metadata?.labels ?? {},
    container,
    initContainers: template.spec.initContainers ?? [],
    volumes: template.spec.volumes ?? [],
  };
}
