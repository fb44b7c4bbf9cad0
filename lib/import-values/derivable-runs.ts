import { isDeepStrictEqual } from 'node:util';
import type { Values } from '../dagster/values/values';
import { envList } from '../derive/derived-location';
import { resourceProfile } from '../derive/instance-values';
import { deploymentsPath } from '../derive/pod-variables';
import { launcherPath } from '../derive/run-values';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { followsFinding, isDerivedVariable, otherMountsOf } from './derivable-location';
import { derivableMounts, indexed, items } from './derivable-mounts';
import type { Derivation } from './derivation';
import type { ImportFinding } from './left-out';

const containerPath: DataPath = [...launcherPath, 'runK8sConfig', 'containerConfig'];
const podPath: DataPath = [...launcherPath, 'runK8sConfig', 'podSpecConfig'];

/**
 * Finds what the run launcher repeats of every code location, whose variables, volumes and mounts its runs take, and what
 * runs get from platform.yaml.
 *
 * Nothing where a location keeps its configuration from its runs, or where there is none.
 */
export function derivableRunFindings(user: Values, derivation: Derivation): ImportFinding[] {
  const listed = valueAt(user, deploymentsPath);
  const locations = (Array.isArray(listed) ? listed : []).filter(isRecord);
  const carried = locations.every((entry) => valueAt(entry, ['includeConfigInLaunchedRuns', 'enabled']) !== false);
  if (locations.length === 0 || !carried) return [];
  return [
    ...variableFindings(user, locations, derivation),
    ...mountFindings(user, locations, derivation),
    ...resourceFindings(user, derivation),
  ];
}

function variableFindings(user: Values, locations: readonly Values[], derivation: Derivation): ImportFinding[] {
  return indexed(valueAt(user, [...containerPath, 'env'])).flatMap(([index, variable]): ImportFinding[] => {
    const everywhere = locations.every((entry) => {
      const derived = derivation.locations.get(String(entry['name'])) ?? {};
      const own = items(envList(entry['env'])).find(({ name }) => name === variable['name']);
      if (own !== undefined) return isDeepStrictEqual(own, variable);
      const ofRuns = items(valueAt(derived, ['runs', 'env']));
      return (
        isDerivedVariable(variable, derived, derivation.configMapName) ||
        ofRuns.some((one) => isDeepStrictEqual(one, variable))
      );
    });
    if (!everywhere) return [];
    const name = String(variable['name']);
    return [
      followsFinding(['dagster', ...containerPath, 'env', index], `runs have "${name}" from their code location`),
    ];
  });
}

function mountFindings(user: Values, locations: readonly Values[], derivation: Derivation): ImportFinding[] {
  const volumes = valueAt(user, [...podPath, 'volumes']);
  const mounts = valueAt(user, [...containerPath, 'volumeMounts']);
  const others = ['initContainers', 'containers'].flatMap((key) => items(valueAt(user, [...podPath, key])));
  const otherMounts = others.flatMap((container) => items(container['volumeMounts']));
  const { configMapName } = derivation;
  const derivable = derivableMounts({ volumes, mounts, configMapName, otherMounts });
  const staying = locations.map((entry) => stayingMounts(entry, configMapName));
  const repeated = (list: unknown, key: 'volumes' | 'volumeMounts') =>
    indexed(list)
      .filter(([, item]) => staying.every((own) => own[key].some((one) => isDeepStrictEqual(one, item))))
      .map(([index]) => [index, 'runs have it from their code location'] as const);
  const found = (path: DataPath, list: readonly (readonly [number, string])[]) =>
    list.map(([index, reason]) => followsFinding(['dagster', ...path, index], reason));
  return [
    ...found([...podPath, 'volumes'], [...derivable.volumes, ...repeated(volumes, 'volumes')]),
    ...found([...containerPath, 'volumeMounts'], [...derivable.mounts, ...repeated(mounts, 'volumeMounts')]),
  ];
}

/** A location's volumes and mounts without those that are derived, under names of their own. */
function stayingMounts(entry: Values, configMapName: string | undefined): Record<'volumes' | 'volumeMounts', Values[]> {
  const { volumes, volumeMounts } = entry;
  const derivable = derivableMounts({
    volumes,
    mounts: volumeMounts,
    configMapName,
    otherMounts: otherMountsOf(entry),
  });
  const without = (list: unknown, left: readonly (readonly [number, string])[]) =>
    indexed(list)
      .filter(([index]) => !left.some(([one]) => one === index))
      .map(([, item]) => item);
  return {
    volumes: without(volumes, derivable.volumes),
    volumeMounts: without(volumeMounts, derivable.mounts),
  };
}

function resourceFindings(user: Values, { platform }: Derivation): ImportFinding[] {
  const path = [...launcherPath, 'resources'];
  const profile = platform === undefined ? undefined : resourceProfile(platform, 'transform');
  if (profile === undefined || !isDeepStrictEqual(valueAt(user, path), profile)) return [];
  return [followsFinding(['dagster', ...path], 'these resources follow from the profile "transform" of platform.yaml')];
}
