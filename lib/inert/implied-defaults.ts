import type { Release } from '../dagster/chart';
import { chartVersion } from '../dagster/version';
import type { DataPath } from '../diagnostics/diagnostic';

/** What the chart's templates take for granted where a key is missing; a star is any key or index. */
interface ImpliedDefault {
  readonly path: readonly string[];
  readonly value: (release: Release) => unknown;
}

const location = ['dagster-user-deployments', 'deployments', '*'];

const impliedDefaults: readonly ImpliedDefault[] = [
  { path: [...location, 'includeConfigInLaunchedRuns', 'enabled'], value: () => true },
  { path: [...location, 'readinessProbe', 'enabled'], value: () => true },
  { path: [...location, 'startupProbe', 'enabled'], value: () => false },
  { path: [...location, 'image', 'tag'], value: () => chartVersion },
  { path: [...location, 'deploymentNamespace'], value: ({ namespace }) => namespace },
  { path: ['dagsterDaemon', 'startupProbe', 'enabled'], value: () => false },
  { path: ['dagsterWebserver', 'service', 'type'], value: () => 'ClusterIP' },
  { path: ['dagsterWebserver', 'workspace', 'servers', '*', 'ssl'], value: () => false },
  { path: ['computeLogManager', 'config', '*', 'showUrlOnly'], value: () => false },
  { path: ['computeLogManager', 'config', '*', 'skipEmptyFiles'], value: () => false },
];

/** True when a value is what the chart's templates assume without it. */
export function isImplied(path: DataPath, value: unknown, release: Release): boolean {
  return impliedDefaults.some(
    (implied) =>
      implied.path.length === path.length &&
      implied.path.every((key, depth) => key === '*' || path[depth] === key) &&
      implied.value(release) === value,
  );
}
