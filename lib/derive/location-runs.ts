import { isEmpty, present } from '../dagster/present';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import type { Platform } from '../schema/platform/platform';
import type { ChartValues } from './floe-shorthands';
import { resourceProfile } from './instance-values';
import { literalVariable } from './literal-variable';
import { addDerived } from './named-lists';
import { launcherPath } from './run-values';

/**
 * Derives `runs` of a code location: what its run pods have that its server has not, and what the chart would not carry
 * from the server to them.
 *
 * Resources and variables are those of the resource profile `transform`. Placement and security are the server's, since
 * the same image runs under the same rules of the cluster; of affinity only that to nodes, as rules about other pods are
 * meant for servers. What the operator says for runs wins: in `runs` of the location, or of all runs in the launcher.
 *
 * @param entry - the location's derived entry
 * @param written - the operator's values of the chart
 */
export function withRuns(entry: ChartValues, platform: Platform, written: ChartValues): ChartValues {
  if (valueAt(entry, ['includeConfigInLaunchedRuns', 'enabled']) === false) return entry;
  const own = isRecord(entry['runs']) ? entry['runs'] : {};
  const launcher = valueAt(written, launcherPath);
  const launcherResources = valueAt(launcher, ['resources']);
  const variables = Object.entries(platform.infrastructure?.resource_profiles?.['transform']?.env ?? {})
    .filter(([name]) => !names(entry['env']).has(name))
    .map(([name, value]) => literalVariable(name, value));
  const runs = {
    ...present({
      resources: isSet(launcherResources) ? launcherResources : resourceProfile(platform, 'transform'),
      ...inherited(entry, launcher),
    }),
    ...own,
    ...(variables.length === 0 ? {} : { env: addDerived(own['env'], variables, 'name') }),
  };
  return isEmpty(runs) ? entry : { ...entry, runs };
}

interface Inherited {
  readonly key: string;
  readonly block: 'podSpecConfig' | 'containerConfig';
  /** The field of Kubernetes, in both spellings that Dagster takes. */
  readonly fields: readonly [string, string];
}

const inheritedFields: readonly Inherited[] = [
  { key: 'nodeSelector', block: 'podSpecConfig', fields: ['nodeSelector', 'node_selector'] },
  { key: 'affinity', block: 'podSpecConfig', fields: ['affinity', 'affinity'] },
  { key: 'tolerations', block: 'podSpecConfig', fields: ['tolerations', 'tolerations'] },
  { key: 'podSecurityContext', block: 'podSpecConfig', fields: ['securityContext', 'security_context'] },
  { key: 'securityContext', block: 'containerConfig', fields: ['securityContext', 'security_context'] },
];

function inherited(entry: ChartValues, launcher: unknown): ChartValues {
  const kept = inheritedFields.filter(
    ({ key, block, fields }) =>
      !fields.some((field) => isSet(valueAt(launcher, ['runK8sConfig', block, field]))) &&
      !(key === 'securityContext' && isSet(valueAt(launcher, [key]))),
  );
  return Object.fromEntries(kept.map(({ key }) => [key, key === 'affinity' ? toNodes(entry[key]) : entry[key]]));
}

function toNodes(affinity: unknown): unknown {
  return present({ nodeAffinity: valueAt(affinity, ['nodeAffinity']) });
}

function isSet(value: unknown): boolean {
  return !isEmpty(value);
}

function names(env: unknown): ReadonlySet<unknown> {
  return new Set(Array.isArray(env) ? env.map((entry: unknown) => valueAt(entry, ['name'])) : []);
}
