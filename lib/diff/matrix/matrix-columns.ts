import type { Side } from '../sides/side';
import type { MatrixEnvironment } from './build-matrix';

/** The environments of a side as columns; what was not rendered, a folder of manifests, is none. */
export function matrixColumns({ environments }: Side): MatrixEnvironment[] {
  return [...environments].flatMap(([name, environment]) =>
    environment.source === undefined ? [] : [{ name, ...environment }],
  );
}
