import type { FloeValues } from '../schema/values/floe-values';

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

/** Resources that are floe's own, as plain data; constructs render them. */
export interface FloeResources {
  readonly configMaps: readonly FileConfigMap[];
  readonly nodePort?: WebserverNodePort;
  readonly ingress?: WebserverIngress;
}
