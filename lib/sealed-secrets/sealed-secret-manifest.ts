import type { SourceDocument } from '../documents/source-document';

/** A valid SealedSecret, as far as the toolkit itself reads it. */
export interface SealedSecretManifest {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly encryptedData: Readonly<Record<string, string>>;
    readonly template?: {
      readonly type?: string;
      readonly immutable?: boolean;
      readonly metadata?: {
        readonly name?: string;
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
        readonly finalizers?: readonly string[];
      };
    };
  };
}

/** A SealedSecret with the YAML document that holds it. */
export interface SealedSecretFile {
  readonly document: SourceDocument;
  readonly manifest: SealedSecretManifest;
}
