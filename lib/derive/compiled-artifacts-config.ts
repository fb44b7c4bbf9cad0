import type { FloeValues } from '../schema/values/floe-values';

/** How a code location's compiled artifacts are mounted, where the image does not hold them (R19). */
export interface CompiledArtifactsConfig {
  readonly configMapPrefix: string;
  readonly mountPath: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The name the file has in its ConfigMap and in the pod. */
export const compiledArtifactsKey = 'compiled_artifacts.json';

/** Reads whether and how compiled artifacts come by ConfigMap; undefined (the default) when the image holds them. */
export function compiledArtifactsConfigOf(floe: FloeValues, fullname: string): CompiledArtifactsConfig | undefined {
  const { compiledArtifacts = {} } = floe;
  if (compiledArtifacts.enabled !== true) return undefined;
  const name = compiledArtifacts.configMapName;
  return {
    configMapPrefix: name === undefined || name === '' ? `${fullname}-compiled-artifacts` : name,
    mountPath: compiledArtifacts.mountPath ?? '/app/.floe/compiled_artifacts.json',
    annotations: compiledArtifacts.annotations ?? {},
  };
}
