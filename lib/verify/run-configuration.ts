import type { EmbeddedDocument } from '../documents/embedded-document';
import type { DataCursor } from './data-cursor';
import type { IndexedManifest, ManifestIndex } from './manifest-index';
import type { Workload } from './workload';

/**
 * What decides the look of run pods: the run launcher of a dagster.yaml, or the container context of a code location
 * (`k8s` of the JSON in its environment), which Dagster merges over the launcher's.
 */
export interface RunConfiguration {
  readonly origin: 'run launcher' | 'container context';
  readonly entry: IndexedManifest;
  /** `run_launcher.config`, or `k8s` of the container context. */
  readonly config: DataCursor;
  /** Where its run pods run. */
  readonly namespace: string;
  /** The code location. @default - a run launcher belongs to no workload */
  readonly workload?: Workload;
}

/** A text that ought to hold run configuration, and does not. */
export interface UnreadableText {
  readonly entry: IndexedManifest;
  readonly cursor: DataCursor;
  readonly fault: string;
}

export interface RunConfigurations {
  readonly launchers: readonly RunConfiguration[];
  readonly contexts: readonly RunConfiguration[];
  readonly unreadable: readonly UnreadableText[];
}

/** Environment variables in which Dagster passes a code location's container context (dagster-user-deployments chart). */
const contextVariables = new Set(['DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT', 'DAGSTER_CONTAINER_CONTEXT']);

const known = new WeakMap<ManifestIndex, RunConfigurations>();

/** All run configuration of an environment; read once for each index. */
export function runConfigurations(index: ManifestIndex): RunConfigurations {
  const found = known.get(index) ?? readRunConfigurations(index);
  known.set(index, found);
  return found;
}

function readRunConfigurations(index: ManifestIndex): RunConfigurations {
  const launchers: RunConfiguration[] = [];
  const contexts: RunConfiguration[] = [];
  const unreadable: UnreadableText[] = [];

  const open = (entry: IndexedManifest, cursor: DataCursor, parsed: EmbeddedDocument): DataCursor | undefined => {
    if ('data' in parsed) return cursor.document(parsed.data);
    unreadable.push({ entry, cursor, fault: parsed.fault });
    return undefined;
  };

  for (const { entry, text } of configMapTexts(index, 'dagster.yaml')) {
    const document = open(entry, text, index.documents.yaml(String(text.value)));
    const config = document?.at('run_launcher', 'config');
    if (config === undefined || !config.present) continue;
    const namespace = config.textOf('job_namespace') ?? entry.namespace;
    launchers.push({ origin: 'run launcher', entry, config, namespace });
  }
  for (const workload of index.workloads) {
    for (const container of workload.containers) {
      for (const variable of container.cursor.itemsOf('env')) {
        const text = variable.get('value');
        if (!contextVariables.has(variable.textOf('name') ?? '') || text.text() === undefined) continue;
        const config = open(workload.entry, text, index.documents.json(String(text.value)))?.get('k8s');
        if (config === undefined || !config.present) continue;
        const namespace = config.textOf('namespace') ?? workload.entry.namespace;
        contexts.push({ origin: 'container context', entry: workload.entry, config, namespace, workload });
      }
    }
  }
  return { launchers, contexts, unreadable };
}

/** The texts that ConfigMaps hold under a key. */
export function configMapTexts(index: ManifestIndex, key: string): { entry: IndexedManifest; text: DataCursor }[] {
  return index
    .ofKind('', 'ConfigMap')
    .map((entry) => ({ entry, text: entry.cursor.at('data', key) }))
    .filter(({ text }) => text.text() !== undefined);
}
