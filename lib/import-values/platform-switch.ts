import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { findInLayer, type ValuesLayer } from '../documents/values-layer';
import type { ImportFinding } from './left-out';

const path: DataPath = ['floe', 'externalPlatformConfig', 'enabled'];

/**
 * The switch of the platform ConfigMap, where the floe-dagster chart has it: under `floe:`.
 *
 * The chart's default is off, and off or on it mounts nothing (runtime contract 4): pods that have a platform.yaml
 * mounted it by hand. Kept, it would leave all pods without one.
 */
export function platformSwitch(
  floe: Values,
  layers: readonly ValuesLayer[],
): { floe: Values; findings: ImportFinding[] } {
  const external = floe['externalPlatformConfig'];
  const isNested =
    layers.map((layer) => findInLayer(layer, path)).findLast((found) => found !== undefined)?.[0] === 'floe';
  if (!isRecord(external) || valueAt(external, ['enabled']) !== false || !isNested) return { floe, findings: [] };
  const { enabled: _, ...rest } = external;
  const message = 'left out: the floe-dagster chart mounts nothing either way; here platform.yaml is mounted';
  const fix = 'to mount none, say it at the top: externalPlatformConfig: { enabled: false }';
  const { externalPlatformConfig: _section, ...others } = floe;
  return {
    floe: Object.keys(rest).length === 0 ? others : { ...others, externalPlatformConfig: rest },
    findings: [{ path, code: 'FLOE8022', severity: 'warning', message, fix }],
  };
}
