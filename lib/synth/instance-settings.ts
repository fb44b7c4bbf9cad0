import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { camelCase } from './named-path';

/** Parts of dagster.yaml that the chart makes of a section of its values, with settings by type. */
const sections: Readonly<Record<string, { readonly key: string; readonly type: string }>> = {
  run_launcher: { key: 'runLauncher', type: 'K8sRunLauncher' },
  run_coordinator: { key: 'runCoordinator', type: 'QueuedRunCoordinator' },
  scheduler: { key: 'scheduler', type: 'DaemonScheduler' },
  compute_logs: { key: 'computeLogManager', type: 'NoOpComputeLogManager' },
};

/**
 * The path of the chart's values that a path of dagster.yaml comes from, as far as the values have it; undefined for parts
 * that are made otherwise.
 */
export function instanceSetting(values: Readonly<Record<string, unknown>>, inner: DataPath): DataPath | undefined {
  const section = Object.hasOwn(sections, inner[0] ?? '') ? sections[String(inner[0])] : undefined;
  if (section === undefined || inner[1] !== 'config') return undefined;
  const settings = values[section.key];
  const given = isRecord(settings) ? settings['type'] : undefined;
  const type = typeof given === 'string' ? given : section.type;
  const start = [section.key, 'config', type.charAt(0).toLowerCase() + type.slice(1)];
  return [...start, ...spelled(valueAt(values, start), inner.slice(2))];
}

/** What the run launcher says that code locations are given for their runs, by the path in a container context. */
export function launcherSetting(values: Readonly<Record<string, unknown>>, inner: DataPath): DataPath | undefined {
  return instanceSetting(values, ['run_launcher', 'config', ...inner]);
}

/** A path in the spelling of the values, `volume_mounts` as `volumeMounts`, as far as it leads. */
function spelled(values: unknown, path: DataPath): DataPath {
  const found: (string | number)[] = [];
  let value = values;
  for (const part of path) {
    const key = [part, typeof part === 'string' ? camelCase(part) : part].find((one) => has(value, one));
    if (key === undefined) break;
    found.push(key);
    value = (value as Record<string | number, unknown>)[key];
  }
  return found;
}

function has(value: unknown, key: string | number): boolean {
  return Array.isArray(value)
    ? typeof key === 'number' && key < value.length
    : isRecord(value) && Object.hasOwn(value, key);
}
