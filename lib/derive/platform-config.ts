import { isRecord } from '../documents/is-record';
import type { FloeValues } from '../schema/values/floe-values';

/** How platform.yaml reaches the pods (R16): by which ConfigMap and key, at which path, under which variable. */
export interface PlatformConfig {
  readonly configMapName: string;
  readonly configMapKey: string;
  readonly mountPath: string;
  readonly setEnvVar: boolean;
  /** In the cluster already: referred to, not rendered. */
  readonly existing: boolean;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Reads how the platform configuration is mounted; undefined when it is switched off.
 *
 * `externalPlatformConfig` is on unless it says `enabled: false`; `platformSpec` is the floe-dagster chart's older form
 * with a name and a path of its own.
 */
export function platformConfigOf(floe: FloeValues, fullname: string): PlatformConfig | undefined {
  const { externalPlatformConfig: external = {}, platformSpec = {} } = floe;
  const annotations = isRecord(platformSpec.annotations) ? platformSpec.annotations : {};
  if (platformSpec.enabled === true && external.enabled !== true) {
    return {
      configMapName: `${fullname}-platform`,
      configMapKey: 'platform.yaml',
      mountPath: platformSpec.mountPath ?? '/app/.floe/platform.yaml',
      setEnvVar: true,
      existing: false,
      annotations,
    };
  }
  if (external.enabled === false) return undefined;
  return {
    configMapName: nonEmpty(external.configMapName) ?? 'floe-platform-config',
    configMapKey: nonEmpty(external.configMapKey) ?? 'platform.yaml',
    mountPath: nonEmpty(external.mountPath) ?? '/etc/floe/platform.yaml',
    setEnvVar: external.setEnvVar ?? true,
    existing: external.existing ?? false,
    annotations,
  };
}

/** The floe-dagster chart's values file writes "not set" as an empty string. */
function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
