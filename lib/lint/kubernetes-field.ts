import { isTruthy } from '../dagster/values/go-value';
import type { DataPath } from '../diagnostics/diagnostic';
import type { ReleaseView } from './release-view';

/** The section of the K8sRunLauncher's settings. */
export const k8sRunLauncher: DataPath = ['runLauncher', 'config', 'k8sRunLauncher'];

/** A value found in the values, with its path there. */
export interface FoundValue {
  readonly path: DataPath;
  readonly value: unknown;
}

/**
 * A field of Kubernetes' that the run launcher gives all runs, under `runK8sConfig`, where Dagster takes both
 * `nodeSelector` and `node_selector`; undefined when it is not set.
 */
export function launcherField(view: ReleaseView, block: string, field: string): FoundValue | undefined {
  return [field, snakeCase(field)]
    .map((name) => [...k8sRunLauncher, 'runK8sConfig', block, name])
    .map((path) => ({ path, value: view.get(...path) }))
    .find(({ value }) => isTruthy(value));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
