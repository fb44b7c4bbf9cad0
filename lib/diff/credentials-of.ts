import { type Credential, CredentialDetector } from '../credentials/credential-detector';
import type { Manifest } from '../manifest';

const known = new WeakMap<Manifest, readonly Credential[]>();
let detector: CredentialDetector | undefined;

/** What looks like a credential in a manifest; each manifest is looked through once, however many ask. */
export function credentialsOf(manifest: Manifest): readonly Credential[] {
  const found = known.get(manifest);
  if (found !== undefined) return found;
  detector ??= new CredentialDetector();
  const credentials = detector.find(manifest, {});
  known.set(manifest, credentials);
  return credentials;
}
