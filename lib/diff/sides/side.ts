import type { DataPath, Diagnostic } from '../../diagnostics/diagnostic';
import type { Manifest } from '../../manifest';
import type { ReadEnvironment } from '../../synth/read-environments';
import type { CauseLine } from '../model';

/** One side of a comparison: its environments, or a folder as one. */
export interface Side {
  readonly label: string;
  readonly environments: ReadonlyMap<string, SideEnvironment>;
  readonly diagnostics: readonly Diagnostic[];
  /** Gives the text of an input file, for code frames. */
  readonly textOf: (file: string) => string | undefined;
}

/** The finished manifests of one environment. */
export interface SideEnvironment {
  readonly manifests: readonly Manifest[];
  /** Documents beside them that are no objects, with the reason. @default - none */
  readonly leftOut?: readonly string[];
  /** By what an environment differs from others of its kind without a difference. @default - unknown */
  readonly identity?: EnvironmentIdentity;
  /** What it was rendered from. @default - the manifests are all there is */
  readonly source?: ReadEnvironment;
  /** The input line that a part of a manifest stands in. @default - none is known */
  readonly causeOf?: (manifest: Manifest, path: DataPath, inner?: DataPath) => CauseLine | undefined;
}

export interface EnvironmentIdentity {
  readonly environment: string;
  readonly namespace: string;
  readonly release: string;
}
