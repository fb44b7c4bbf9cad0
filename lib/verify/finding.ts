import type { CapacityCode } from '../diagnostics/codes/capacity-codes';
import type { VerifyCode } from '../diagnostics/codes/verify-codes';
import type { DataPath, Severity } from '../diagnostics/diagnostic';
import type { Manifest } from '../manifest';

/** Something that a check found in one manifest; whoever knows where the manifest came from adds the source line. */
export interface Finding {
  readonly severity: Severity;
  /** Stable code, FLOE4001 and on, see `verifyCodes`; of the quota, see `capacityCodes`. */
  readonly code: VerifyCode | CapacityCode;
  /** One sentence: what was found and what was expected; lower case, no full stop, never a secret's value. */
  readonly message: string;
  /** How to mend it. @default - the sentence says it already */
  readonly fix?: string;
  readonly manifest: Manifest;
  /** Where in the manifest; the whole manifest when empty. Of a text that holds a document, the text. */
  readonly path: DataPath;
  /** Where in the document that the text at `path` holds. @default - the finding is about the manifest's own data */
  readonly inner?: DataPath;
}

/** What the checks know besides the manifests. */
export interface VerifyContext {
  /** Objects that the cluster has already: `existing` of the values. */
  readonly existing: ExistingObjects;
  /** Whether a Secret that nobody provides or declares is taken to exist (`assume`) or an error (`strict`). */
  readonly references: 'assume' | 'strict';
  /** The namespace of manifests that name none. */
  readonly namespace: string;
  /** Texts that look like credentials and are allowed where they are written. @default - none */
  readonly allowed?: ReadonlySet<string>;
}

/** Names of objects that are not rendered and exist all the same, in whichever namespace refers to them. */
export interface ExistingObjects {
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
  readonly serviceAccounts: readonly string[];
  /** @default - none */
  readonly persistentVolumeClaims?: readonly string[];
  /** @default - none */
  readonly services?: readonly string[];
}
