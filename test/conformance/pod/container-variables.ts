import { fakeSecretValue } from './fake-secret';
import type { Container, RenderedPods, RenderedService, Variable } from './rendered-pods';

/**
 * The environment of a container as the kubelet makes it: links to Services, `envFrom` in its order, `env` in its order,
 * each over what came before; `$(NAME)` in a value means a variable that came before it. Secrets exist and have fake
 * values, but none that is optional does. A ConfigMap that is missing and not optional throws, as the pod would not start.
 */
export function containerVariables(container: Container, pods: RenderedPods): Map<string, string> {
  const variables = new Map(pods.services().flatMap(serviceLinks));
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    if (configMapRef !== undefined) {
      const data = pods.configMap(configMapRef.name);
      if (data === undefined && configMapRef.optional !== true) throw new Error(`no ConfigMap ${configMapRef.name}`);
      for (const [key, value] of Object.entries(data ?? {})) variables.set(`${prefix}${key}`, value);
    }
    if (secretRef !== undefined && secretRef.optional !== true) {
      throw new Error(`the keys of the Secret ${secretRef.name} are not known`);
    }
  }
  for (const entry of container.env ?? []) {
    const value = variableValue(entry, variables, pods);
    if (value !== undefined) variables.set(entry.name, value);
  }
  return variables;
}

function variableValue({ name, value = '', valueFrom }: Variable, before: Map<string, string>, pods: RenderedPods) {
  if (valueFrom === undefined) return expand(value, before);
  const { secretKeyRef, configMapKeyRef } = valueFrom;
  if (secretKeyRef !== undefined) return fakeSecretValue(secretKeyRef.name, secretKeyRef.key);
  if (configMapKeyRef === undefined) throw new Error(`${name} comes from something that only a cluster has`);
  const found = pods.configMap(configMapKeyRef.name)?.[configMapKeyRef.key];
  if (found === undefined && configMapKeyRef.optional !== true) {
    throw new Error(`${name}: no key ${configMapKeyRef.key} in the ConfigMap ${configMapKeyRef.name}`);
  }
  return found;
}

/** Puts variables in for `$(NAME)`; `$$(NAME)` is a literal `$(NAME)`, and an unknown name stays as it is. */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$\$|\$\(([^()]*)\)/g, (whole, name: string | undefined) => {
    if (name === undefined) return '$';
    return variables.get(name) ?? whole;
  });
}

/** The variables by which every pod of a namespace knows a Service. */
function serviceLinks({ name, ports }: RenderedService): [string, string][] {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  const [first] = ports;
  if (first === undefined) return [];
  const address = '10.96.0.10';
  return [
    [`${prefix}_SERVICE_HOST`, address],
    [`${prefix}_SERVICE_PORT`, String(first.port)],
    [`${prefix}_PORT`, `tcp://${address}:${first.port}`],
    ...ports.flatMap(({ name: portName, port }): [string, string][] => [
      ...(portName === undefined
        ? []
        : [
            [`${prefix}_SERVICE_PORT_${portName.toUpperCase().replaceAll('-', '_')}`, String(port)] as [string, string],
          ]),
      [`${prefix}_PORT_${port}_TCP`, `tcp://${address}:${port}`],
      [`${prefix}_PORT_${port}_TCP_PROTO`, 'tcp'],
      [`${prefix}_PORT_${port}_TCP_PORT`, String(port)],
      [`${prefix}_PORT_${port}_TCP_ADDR`, address],
    ]),
  ];
}
