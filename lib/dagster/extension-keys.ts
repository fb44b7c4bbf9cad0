import type { DataPath } from '../diagnostics/diagnostic';
import { isMap, type Values } from './values/values';

/** A key of the values that is the toolkit's own, and what the official chart does instead. */
interface ExtensionKey {
  /** `*` stands for any index of a list. */
  readonly path: readonly string[];
  readonly without: string;
}

const location = ['dagster-user-deployments', 'deployments', '*'];

/** What these values say and the official chart cannot: typed beside its own keys, absent unless used. */
export const extensionKeys: readonly ExtensionKey[] = [
  {
    path: ['rollOnConfigChange'],
    without: 'pods keep running when dagster.yaml or their variables change, until they are restarted',
  },
  {
    path: [...location, 'serviceAccount'],
    without: 'the code location and its runs use the account that all code locations share',
  },
  {
    path: [...location, 'runs'],
    without: 'runs get the resources and env of their code server, and nothing of its placement and security',
  },
];

/** A value that was left out, and what follows. */
export interface DroppedValue {
  readonly path: DataPath;
  readonly without: string;
}

/** Values as the official chart takes them, and what had to be left out of them; the given ones are only read. */
export function withoutExtensions(values: Values): { readonly values: Values; readonly dropped: DroppedValue[] } {
  const dropped: DroppedValue[] = [];
  const prune = (value: unknown, keys: readonly ExtensionKey[], path: DataPath): unknown => {
    const depth = path.length;
    if (keys.length === 0) return value;
    if (Array.isArray(value)) {
      const below = keys.filter((key) => key.path[depth] === '*');
      return value.map((item: unknown, index) => prune(item, below, [...path, index]));
    }
    if (!isMap(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) => {
        const below = keys.filter((key) => key.path[depth] === name);
        const ended = below.find((key) => key.path.length === depth + 1);
        if (ended === undefined) return [[name, prune(item, below, [...path, name])]];
        dropped.push({ path: [...path, name], without: ended.without });
        return [];
      }),
    );
  };
  return { values: prune(values, extensionKeys, []) as Values, dropped };
}
