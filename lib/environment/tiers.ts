import type { SourceDocument } from '../documents/source-document';
import type { ValuesLayer } from '../documents/values-layer';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { Platform } from '../schema/platform/platform';
import type { FloeValues } from '../schema/values/floe-values';
import type { SealedSecretFile } from '../sealed-secrets/sealed-secret-manifest';

/** A parsed file: what it says, and where it says it. */
export interface Parsed<T> {
  readonly value: T;
  readonly document: SourceDocument;
}

/** The three tiers of one environment, parsed and valid each for itself. */
export interface Tiers {
  readonly environment: string;
  /** Tier 2. */
  readonly platform: Parsed<Platform>;
  /** Tier 1 merged with Tier 2, by code location. */
  readonly artifacts: ReadonlyMap<string, Parsed<CompiledArtifacts>>;
  /** SealedSecrets of the environment's `secrets` folder, in the order of the files. */
  readonly sealedSecrets: readonly SealedSecretFile[];
  /** Tier 3, weakest layer first. */
  readonly layers: readonly ValuesLayer[];
  /** The floe level of Tier 3, layers merged as Helm merges. */
  readonly floe: FloeValues;
  /** Texts that look like credentials and are allowed by a comment where they are written. */
  readonly allowed: ReadonlySet<string>;
}
