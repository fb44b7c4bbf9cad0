import { secretVariable } from './secret-variable';

/** What a Secret key is for; `keys` of a binding in Tier 3 go by these names. */
export type SecretRole = 'client-id' | 'client-secret' | 'access-key-id' | 'secret-access-key' | 'value';

/** Another Secret, key or variable for a reference, or its value as a file (Tier 3 `secretBindings`). */
export interface SecretBinding {
  readonly secretName?: string;
  readonly key?: string;
  readonly keys?: Readonly<Record<string, string>>;
  readonly env?: string;
  readonly file?: boolean;
}

/** The bindings of an environment by reference, and how values come where a binding does not say. */
export interface SecretBindings {
  readonly byReference: Readonly<Record<string, SecretBinding>>;
  /** Values come as files unless a binding says `file: false`. */
  readonly files: boolean;
}

/** The Secret and key that hold a reference's value: those bound to it, else the Secret of that name, the key by role. */
export function boundSecret(
  { byReference }: SecretBindings,
  reference: string,
  role: SecretRole,
): { secretName: string; key: string } {
  const binding = byReference[reference];
  return { secretName: binding?.secretName ?? reference, key: binding?.keys?.[role] ?? binding?.key ?? role };
}

/** The variable that carries a reference's value. */
export function boundVariable({ byReference }: SecretBindings, reference: string): string {
  return byReference[reference]?.env ?? secretVariable(reference);
}

/** Whether a reference's value comes as a file. */
export function isFile({ byReference, files }: SecretBindings, reference: string): boolean {
  return byReference[reference]?.file ?? files;
}
