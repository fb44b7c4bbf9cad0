import { formatPath } from '../../diagnostics/diagnostic';
import type { Manifest } from '../../manifest';
import { credentialsOf } from '../credentials-of';
import { maskedWord } from '../masked-words';
import { gainsAndLosses, type SecurityRule } from './security-rule';

/** Every object but a Secret: texts that look like a credential, by place; their value is never told. */
export const literalSecrets: SecurityRule = ({ before, after }) => {
  const places = (manifest: Manifest | undefined) =>
    manifest === undefined || manifest.kind === 'Secret' || manifest.kind === 'SealedSecret'
      ? []
      : credentialsOf(manifest)
          .filter(({ reason }) => reason !== 'randomness')
          .map(({ path, inner, kind }) => `${kind} at ${formatPath([...path, ...(inner ?? [])].map(shownStep))}`);
  return gainsAndLosses(places(before), places(after), {
    gain: (place) => `a literal secret stands in a manifest: ${place}`,
    loss: (place) => `a literal secret is gone from the manifests: ${place}`,
  });
};

/** A key may be the credential itself. */
function shownStep(step: string | number): string | number {
  return typeof step === 'string' ? maskedWord(step) : step;
}
