import type { DataPath } from '../../diagnostics/diagnostic';
import { isRecord } from '../../documents/is-record';
import type { LintHit, LintRule } from '../lint-rule';
import type { ReleaseView } from '../release-view';

const lists = ['envSecrets', 'envConfigMaps'] as const;
const listFix = 'write each entry as - name: <name>';
const launchers: DataPath = ['runLauncher', 'config'];

/** The chart copies these lists into `envFrom`, and maps into a ConfigMap, without a look at them. */
export const environmentForm: LintRule = {
  code: 'DAG023',
  title: 'sources and variables in the wrong form',
  verdict: 'error',
  explanation:
    'envSecrets and envConfigMaps take maps with a name: text makes a pod that Kubernetes refuses. A map of variables goes into a ConfigMap as text, so valueFrom in it is lost; only a list takes it.',
  fix: listFix,
  source: [22719, 12325],
  check: (view) => {
    const owners: { at: DataPath; mapOnly?: boolean }[] = [
      { at: ['dagsterWebserver'] },
      { at: ['dagit'] },
      { at: ['dagsterDaemon'] },
      { at: [...launchers, 'k8sRunLauncher'] },
      { at: [...launchers, 'celeryK8sRunLauncher'], mapOnly: true },
      { at: ['flower'], mapOnly: true },
      { at: ['pipelineRun'], mapOnly: true },
      ...view.locations.map((location) => ({ at: location.path })),
    ];
    return owners.flatMap(({ at, mapOnly = false }) => [
      ...lists.flatMap((key) => sourceHits(view, [...at, key])),
      ...variableHits(view, [...at, 'env'], mapOnly),
    ]);
  },
};

function sourceHits(view: ReleaseView, at: DataPath): LintHit[] {
  const list = view.get(...at) ?? null;
  if (list === null) return [];
  if (!Array.isArray(list)) {
    return [{ message: `found ${nounOf(list)}, expected a list of maps with a name`, path: view.place(...at) }];
  }
  return list.flatMap((entry: unknown, index): LintHit[] => {
    if (isRecord(entry)) return [];
    const found = typeof entry === 'string' ? `the text "${entry}"` : nounOf(entry);
    const fix = typeof entry === 'string' ? `write - name: ${entry}` : listFix;
    return [{ message: `found ${found}, expected a map with a name`, path: view.place(...at, index), fix }];
  });
}

function variableHits(view: ReleaseView, at: DataPath, mapOnly: boolean): LintHit[] {
  const env = view.get(...at) ?? null;
  if (env === null) return [];
  if (isRecord(env)) {
    return Object.entries(env).flatMap(([name, value]): LintHit[] => {
      if (typeof value !== 'object' || value === null) return [];
      const message = `"${name}" holds ${nounOf(value)}; a map of variables takes plain text only`;
      const listForm = `write env as a list: - name: ${name}, with valueFrom beside it`;
      const fix = mapOnly ? 'give the variable by envSecrets or envConfigMaps' : listForm;
      return [{ message, path: view.place(...at, name), fix }];
    });
  }
  if (!Array.isArray(env)) {
    return [{ message: `found ${nounOf(env)}, expected variables`, path: view.place(...at), fix: variableFix }];
  }
  if (mapOnly) {
    if (env.length === 0) return [];
    const message = 'found a list, but only a map of names and texts is read here';
    return [{ message, path: view.place(...at), fix: 'write NAME: value' }];
  }
  return env.flatMap((entry: unknown, index): LintHit[] => {
    if (isRecord(entry) && typeof entry['name'] === 'string') return [];
    const found = isRecord(entry) ? 'a variable without a name' : nounOf(entry);
    const path = view.place(...at, index);
    return [{ message: `found ${found}, expected a map with name and value`, path, fix: variableFix }];
  });
}

const variableFix = 'write - name: <NAME>, and value or valueFrom beside it';

function nounOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'a map';
  if (typeof value === 'string') return 'text';
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'number' ? 'a number' : 'true or false';
}
