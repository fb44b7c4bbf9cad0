import type { DataPath } from '../../diagnostics/diagnostic';
import { isMap } from '../schema-node';

/** The value paths that templates in `extraManifests` read. */
export class ReadPaths {
  private readonly paths: DataPath[] = [];

  add(path: DataPath): void {
    this.paths.push(path);
  }

  /** True when a template reads the value at the path, or one above or below it. */
  touch(path: DataPath): boolean {
    return this.paths.some((read) => read.every((part, index) => index >= path.length || path[index] === part));
  }
}

const subchart = 'dagster-user-deployments';

/** Collects `.Values.a.b` and `index .Values "a-b"` from the texts of `extraManifests`, which Helm runs as templates. */
export function pathsReadByManifests(values: unknown): ReadPaths {
  const reads = new ReadPaths();
  if (!isMap(values)) return reads;
  collect(values['extraManifests'], [], reads);
  const locations = values[subchart];
  // A subchart sees its own values as the root.
  if (isMap(locations)) collect(locations['extraManifests'], [subchart], reads);
  return reads;
}

function collect(node: unknown, root: DataPath, reads: ReadPaths): void {
  if (typeof node === 'string') {
    for (const [, dotted = ''] of node.matchAll(/\.Values\.([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/g)) {
      addRead(dotted.split('.'), root, reads);
    }
    for (const [, quoted = ''] of node.matchAll(/index\s+\$?\.Values((?:\s+"[^"]*")+)/g)) {
      addRead(
        [...quoted.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name),
        root,
        reads,
      );
    }
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, child] of Object.entries(node)) {
      collect(key, root, reads);
      collect(child, root, reads);
    }
  }
}

/** Adds a path of the chart whose root is given; `global` also reaches a subchart from the root of all values. */
function addRead(path: readonly string[], root: DataPath, reads: ReadPaths): void {
  reads.add([...root, ...path]);
  if (root.length > 0 && path[0] === 'global') reads.add(path);
}
