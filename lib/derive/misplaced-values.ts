import { mergeValueFiles } from '../dagster/coalesce';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { endpointFix, endpointHome } from './endpoint-variables';
import { floePodVariables } from './pod-variables';

/** Keys that name an endpoint, an account or a credential: platform.yaml's to say (R8, R15). */
const platformKeys = new Set([
  'endpoint',
  'uri',
  'warehouse',
  'roleArn',
  'secretRef',
  'clientId',
  'otlpEndpoint',
  'lineageEndpoint',
  'accessDelegation',
]);

const platformBlocks = ['storage', 'catalog', 'compute', 'observability'] as const;

/**
 * Finds what values say and another tier decides: profiles under `externalPlatformConfig`, contents of the platform and
 * artifacts ConfigMaps, endpoints in variables of code locations and runs. An endpoint is refused; a block of mere
 * defaults, as in the floe-dagster chart, has no effect. The values need not fit their schema.
 */
export function misplacedValues(tiers: Pick<Tiers, 'floe' | 'layers' | 'environment'>): Diagnostic[] {
  const { floe, environment } = tiers;
  const found: Diagnostic[] = [];
  const report = (severity: 'error' | 'warning', path: DataPath, message: string, fix: string): void => {
    const place = locateInLayers(tiers.layers, ['floe', ...path]);
    found.push({ severity, code: 'FLOE3007', message, fix, path: place?.path, range: place?.key });
  };
  for (const block of platformBlocks) {
    const value = floe.externalPlatformConfig?.[block];
    if (value === undefined || value === null) continue;
    const path = ['externalPlatformConfig', block];
    const wrong = platformPaths(value, path);
    const file = `platform/${environment}/platform.yaml`;
    for (const one of wrong)
      report('error', one, 'this belongs to platform.yaml; values never name it', `say it in ${file}`);
    if (wrong.length === 0) report('warning', path, `this block has no effect: ${file} decides`, 'remove it');
  }
  const contents: readonly (readonly [DataPath, string | undefined, string])[] = [
    [['platformSpec', 'content'], floe.platformSpec?.content, `platform/${environment}/platform.yaml`],
    [['compiledArtifacts', 'content'], floe.compiledArtifacts?.content, `platform/${environment}/artifacts/`],
  ];
  for (const [path, content, home] of contents) {
    if (typeof content === 'string' && content !== '')
      report('error', path, `the content comes from ${home}`, 'remove it here');
  }
  return [...found, ...literalEndpoints(tiers)];
}

/** Refuses endpoints as variables of code locations and their runs, which platform.yaml names for each environment (R12). */
function literalEndpoints({ floe, layers }: Pick<Tiers, 'floe' | 'layers'>): Diagnostic[] {
  const chart = mergeValueFiles(layers.map((layer) => layer.dagster));
  return floePodVariables(floe, chart).flatMap(({ name, value, path }): Diagnostic[] => {
    const home = endpointHome(name, value);
    if (home === undefined) return [];
    const place = locateInLayers(layers, path);
    return [
      {
        severity: 'error',
        code: 'FLOE3007',
        message: `the endpoint in "${name}" belongs to platform.yaml (Tier 2), ${home}; values never name it`,
        fix: endpointFix(name),
        path: place?.path,
        range: place?.value,
      },
    ];
  });
}

/** Where values name an endpoint, an account or a credential, which are platform.yaml's to say; `path` is that of `value`. */
export function platformPaths(value: unknown, path: DataPath): DataPath[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (isRecord(item)) return platformPaths(item, [...path, key]);
    return platformKeys.has(key) && typeof item === 'string' && item !== '' ? [[...path, key]] : [];
  });
}
