// biome-ignore lint/suspicious/noExplicitAny: tests reach into manifests of many shapes
type Loose = any;

/** A running container as far as configuration goes: variables with their values, files by path. */
export interface RunningContainer {
  readonly variables: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

/** The value that stands in for a key of a Secret. */
export function secretValue(name: string, key: string): string {
  return `value of ${name}/${key}`;
}

/** Starts a container of a code server, or that of its runs, from what is rendered. */
export function start(
  container: Loose,
  volumes: readonly Loose[],
  objects: ReadonlyMap<string, Loose>,
): RunningContainer {
  const variables = new Map<string, string>();
  for (const { configMapRef } of container.envFrom ?? []) {
    const data = objects.get(`ConfigMap/${configMapRef?.name}`)?.data ?? {};
    for (const [name, value] of Object.entries(data)) variables.set(name, String(value));
  }
  for (const { name, value, valueFrom } of container.env) {
    const secret = valueFrom?.secretKeyRef;
    variables.set(name, secret === undefined ? value : secretValue(secret.name, secret.key));
  }
  const files = new Map<string, string>();
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = volumes.find((one) => one.name === name);
    const map = objects.get(`ConfigMap/${volume?.configMap?.name}`);
    if (map !== undefined) files.set(mountPath, map.data[subPath]);
    const item = volume?.secret?.items?.find(({ path }: Loose) => path === subPath);
    const key = item?.key ?? subPath;
    if (volume?.secret !== undefined) files.set(mountPath, secretValue(volume.secret.secretName, key));
  }
  return { variables, files };
}

/** What floe's SecretReference gives: the variable when it is not empty, else the file, else an error (R38). */
export function resolveReference({ variables, files }: RunningContainer, reference: string): string {
  const variable = variables.get(reference.toUpperCase().replaceAll('-', '_'));
  if (variable !== undefined && variable !== '') return variable;
  const file = files.get(`/var/run/secrets/${reference}`);
  if (file !== undefined) return file.trim();
  throw new Error(`Secret "${reference}" not found`);
}

/** What dbt's `env_var(name)` gives: an empty variable is one. */
export function resolveVariable({ variables }: RunningContainer, name: string): string {
  const value = variables.get(name);
  if (value === undefined) throw new Error(`Env var required but not provided: ${name}`);
  return value;
}

/** Every reference of platform.yaml that a pod resolves at its start: profiles named `default` (runtime contract 3.2). */
export function references(platform: Loose): string[] {
  const { credentials, uri } = platform.catalogs.default;
  const fields = [credentials.client_id, credentials.client_secret, uri, platform.storage.default.endpoint];
  return fields.map((field) => field?.secret_ref).filter((reference) => reference !== undefined);
}
