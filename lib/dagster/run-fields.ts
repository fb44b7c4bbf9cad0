import { envList, hasEnvMap } from './environment';
import { textMap } from './map-fields';
import { present } from './present';
import type { Block } from './values/block';
import { isMap } from './values/values';

/**
 * What `runs` of a code location (the toolkit's own key) adds to the container context: `resources`, `env`, and fields
 * of the pods and main containers of runs. Without the key, what the chart passes on: the server's.
 */
export interface RunFields {
  readonly resources: unknown;
  readonly env: readonly unknown[];
  readonly podSpec: Readonly<Record<string, unknown>>;
  readonly container: Readonly<Record<string, unknown>>;
}

/** Reads what a code location's runs have besides, or instead of, what its server has. */
export function runFields(location: Block): RunFields {
  const runs = location.optionalBlock('runs');
  const resources = (block: Block) => (block.truthy('resources') ? block.copy('resources') : undefined);
  if (runs === undefined) return { resources: resources(location), env: envList(location), podSpec: {}, container: {} };
  const own = ownVariables(runs);
  const names = new Set(own.map(nameOf));
  return {
    resources: resources(runs) ?? resources(location),
    env: [...envList(location).filter((entry) => !names.has(nameOf(entry))), ...own],
    podSpec: present({
      node_selector: runs.copy('nodeSelector'),
      affinity: runs.copy('affinity'),
      tolerations: runs.copy('tolerations'),
      security_context: runs.copy('podSecurityContext'),
    }),
    container: present({ security_context: runs.copy('securityContext') }),
  };
}

function ownVariables(runs: Block): readonly unknown[] {
  if (!hasEnvMap(runs)) return envList(runs);
  return Object.entries(textMap(runs, 'env')).map(([name, value]) => ({ name, value }));
}

function nameOf(entry: unknown): unknown {
  return isMap(entry) ? entry['name'] : undefined;
}
