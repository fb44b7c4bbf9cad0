import { endpointHome } from '../derive/endpoint-variables';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import type { ImportFinding } from './left-out';

/**
 * Finds endpoints in what is left out as a whole because nothing reads it: they are worth keeping, in platform.yaml.
 *
 * @param values - the canonical values
 * @param leftOut - paths of what is left out
 */
export function lostEndpointFindings(values: unknown, leftOut: readonly DataPath[]): ImportFinding[] {
  return leftOut.flatMap((path) => endpointsBelow(valueAt(values, path), path));
}

function endpointsBelow(value: unknown, path: DataPath): ImportFinding[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => endpointsBelow(item, [...path, index]));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => endpointsBelow(item, [...path, key]));
  const home = homeOf(path, value);
  if (home === undefined) return [];
  const message = `left out: this endpoint belongs to platform.yaml (Tier 2), ${home}`;
  return [{ path, code: 'FLOE8023', severity: 'warning', message, fix: "say it in the environment's platform.yaml" }];
}

/** A key reads as the variable of its name does, alone or after the name of its block: `polarisInit.uri`, `s3Endpoint`. */
function homeOf(path: DataPath, value: unknown): string | undefined {
  const key = upperSnake(String(path.at(-1)));
  const [block = ''] = upperSnake(String(path.at(-2) ?? '')).split('_');
  return endpointHome(key, value) ?? endpointHome(`${block}_${key}`, value);
}

function upperSnake(text: string): string {
  return text.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
