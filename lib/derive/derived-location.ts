import { createHash } from 'node:crypto';
import { isRecord } from '../documents/is-record';
import { type CompiledArtifactsConfig, compiledArtifactsKey } from './compiled-artifacts-config';
import type { ChartValues } from './floe-shorthands';
import type { InjectedCredentials } from './injected-credentials';
import { addDerived } from './named-lists';
import type { PlatformConfig } from './platform-config';
import { secretFileVolume } from './secret-files';

/** What a code location is given besides what its operator wrote. */
export interface LocationDerivation {
  /** Name of the ConfigMap that holds dagster.yaml. */
  readonly instanceConfigMap: string;
  readonly platformConfig: PlatformConfig | undefined;
  /** Hash of what platform.yaml says. */
  readonly platformChecksum: string;
  /** How its compiled artifacts are mounted, and the hash of what they say. @default - the image holds them */
  readonly artifacts?: {
    readonly config: CompiledArtifactsConfig;
    readonly configMapName: string;
    readonly checksum: string;
  };
  /** @default - none */
  readonly credentials?: InjectedCredentials;
  readonly resources: ChartValues;
}

/** Where floe's entrypoint looks for the instance file before it copies it to DAGSTER_HOME (runtime contract 1 and 4). */
const instanceMountPath = '/opt/dagster/instance/dagster.yaml';
/** The chart's home is not writable for the image's user; this is (runtime contract 3.4). */
const dagsterHome = '/tmp/dagster_home';

/**
 * Completes a code location's entry: env, volumes, mounts, checksum annotations and resources that follow from Tiers 1
 * and 2. What the operator wrote under the same name stays (R20, runtime contract 7).
 */
export function deriveLocation(entry: ChartValues, derivation: LocationDerivation): ChartValues {
  const { platformConfig, artifacts } = derivation;
  const files = mountedFiles(derivation);
  const checksums = {
    ...(platformConfig === undefined ? {} : { 'checksum/floe-platform-config': derivation.platformChecksum }),
    ...(artifacts === undefined ? {} : { 'checksum/floe-compiled-artifacts': artifacts.checksum }),
  };
  const readOnlyRoot =
    isRecord(entry['securityContext']) && entry['securityContext']['readOnlyRootFilesystem'] === true;
  const scratch = readOnlyRoot
    ? [{ volume: { name: 'floe-tmp', emptyDir: {} }, mount: { name: 'floe-tmp', mountPath: '/tmp' } }]
    : [];
  const mounts = [...files, ...scratch];
  return {
    ...entry,
    image: isRecord(entry['image']) ? { pullPolicy: 'IfNotPresent', ...entry['image'] } : entry['image'],
    env: addDerived(envList(entry['env']), derivedEnv(derivation), 'name'),
    volumes: addDerived(entry['volumes'], uniqueVolumes(mounts, entry['volumeMounts']), 'name'),
    volumeMounts: addDerived(
      entry['volumeMounts'],
      mounts.map(({ mount }) => mount),
      'mountPath',
    ),
    ...(Object.keys(checksums).length === 0
      ? {}
      : { annotations: { ...checksums, ...(isRecord(entry['annotations']) ? entry['annotations'] : {}) } }),
    resources: entry['resources'] ?? derivation.resources,
  };
}

/** Hashes content that a pod mounts as a single file, which Kubernetes never refreshes: a change must roll the pod. */
export function contentChecksum(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function derivedEnv({ platformConfig, credentials }: LocationDerivation): ChartValues[] {
  return [
    { name: 'DAGSTER_HOME', value: dagsterHome },
    ...(platformConfig?.setEnvVar === true ? [{ name: 'FLOE_PLATFORM_FILE', value: platformConfig.mountPath }] : []),
    ...(credentials?.variables ?? []).map((variable) =>
      'value' in variable
        ? { name: variable.name, value: variable.value }
        : { name: variable.name, valueFrom: { secretKeyRef: { name: variable.secretName, key: variable.key } } },
    ),
  ];
}

interface MountedFile {
  readonly volume: ChartValues;
  readonly mount: ChartValues & { readonly mountPath: string };
}

function mountedFiles({
  instanceConfigMap,
  platformConfig,
  artifacts,
  credentials,
}: LocationDerivation): MountedFile[] {
  const file = (name: string, configMap: string, key: string, mountPath: string): MountedFile => ({
    volume: { name, configMap: { name: configMap } },
    mount: { name, mountPath, subPath: key, readOnly: true },
  });
  return [
    // The run launcher names its own volume "dagster-instance"; a pod takes each name once.
    file('floe-dagster-instance', instanceConfigMap, 'dagster.yaml', instanceMountPath),
    ...(platformConfig === undefined
      ? []
      : [
          file(
            'floe-platform-config',
            platformConfig.configMapName,
            platformConfig.configMapKey,
            platformConfig.mountPath,
          ),
        ]),
    ...(artifacts === undefined
      ? []
      : [file('floe-compiled-artifacts', artifacts.configMapName, compiledArtifactsKey, artifacts.config.mountPath)]),
    ...(credentials?.files ?? []).map(secretFileVolume),
  ];
}

/** A volume whose only mount the operator replaced would be left over. */
function uniqueVolumes(mounts: readonly MountedFile[], operatorMounts: unknown): ChartValues[] {
  const listed = Array.isArray(operatorMounts) ? operatorMounts.filter(isRecord) : [];
  const taken = new Set(listed.map((mount) => mount['mountPath']));
  return mounts.filter(({ mount }) => !taken.has(mount.mountPath)).map(({ volume }) => volume);
}

/** The chart writes a map to a ConfigMap, where derived variables of the list would win over it; a list is one order. */
export function envList(env: unknown): unknown {
  if (!isRecord(env)) return env;
  return Object.keys(env)
    .sort()
    .filter((name) => env[name] !== null)
    .map((name) => ({ name, value: String(env[name]) }));
}
