import { parse } from 'yaml';

/** What Dagster reads of a rendered release. */
export interface RenderedRelease {
  readonly name: string;
  readonly dagsterYaml: string;
  readonly workspaceYaml: string | undefined;
  readonly locations: readonly RenderedLocation[];
}

/** A code location: its code server's pod, and the container context that its runs are made from. */
export interface RenderedLocation {
  readonly name: string;
  readonly image: string;
  readonly context: unknown;
  readonly pod: PodSpec;
}

/** The part of a pod that a run must share with its code server. */
export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly volumes?: readonly unknown[];
  readonly containers: readonly Container[];
}

export interface Container {
  readonly image: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
  readonly envFrom?: readonly unknown[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly subPath?: string }[];
  readonly resources?: unknown;
}

interface AnyManifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec?: PodSpec } };
}

const contextVariables = ['DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT', 'DAGSTER_CONTAINER_CONTEXT'];

/** Picks what Dagster reads out of rendered manifests; undefined where the release has no instance configuration. */
export function renderedRelease(name: string, manifests: readonly unknown[]): RenderedRelease | undefined {
  const objects = manifests as readonly AnyManifest[];
  const file = (key: string) =>
    objects.find(({ kind, data }) => kind === 'ConfigMap' && data?.[key] !== undefined)?.data?.[key];
  const dagsterYaml = file('dagster.yaml');
  if (dagsterYaml === undefined) return undefined;
  const locations = objects.flatMap((object): RenderedLocation[] => {
    const pod = object.kind === 'Deployment' ? object.spec?.template?.spec : undefined;
    const container = pod?.containers[0];
    const context = container?.env?.find((entry) => contextVariables.includes(entry.name))?.value;
    if (pod === undefined || container === undefined || context === undefined) return [];
    return [{ name: object.metadata.name, image: container.image, context: JSON.parse(context), pod }];
  });
  return { name, dagsterYaml, workspaceYaml: file('workspace.yaml'), locations };
}

/** The manifests of an environment as they were written. */
export function writtenManifests(files: ReadonlyMap<string, string>): unknown[] {
  return [...files].filter(([file]) => file !== 'kustomization.yaml').map(([, text]) => parse(text) as unknown);
}
