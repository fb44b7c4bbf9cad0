import { isRecord } from '../documents/is-record';
import { findAllowMarks } from './allow-mark';
import type { CredentialSource, FileCredential } from './file-credentials';
import { readsAsCredentialName } from './secret-name';

/** The keys of floe.yaml that name profiles of platform.yaml. */
const profileKeys = ['storage', 'catalog', 'compute'];

/**
 * Finds names of credentials where floe.yaml names a profile: `storage: aws_access_key_here` is the place of a key, not
 * a logical reference. `found` has what is known as a credential already.
 */
export function logicalReferenceCredentials(
  { document, text }: CredentialSource,
  found: readonly FileCredential[],
): (FileCredential & { readonly code: 'FLOE2073' })[] {
  if (document === undefined || !isRecord(document.data)) return [];
  const { data } = document;
  return profileKeys.flatMap((key) => {
    const value = data[key];
    if (typeof value !== 'string' || !readsAsCredentialName(value)) return [];
    if (found.some(({ path }) => path?.length === 1 && path[0] === key)) return [];
    const range = document.rangeOfValue([key]);
    const mark = findAllowMarks(text).find(({ allows }) => allows === range.line - 1);
    const kind = 'the name of a credential';
    return [
      {
        code: 'FLOE2073',
        reason: 'name',
        kind,
        length: value.length,
        path: [key],
        range,
        ...(mark && { mark }),
      } as const,
    ];
  });
}
