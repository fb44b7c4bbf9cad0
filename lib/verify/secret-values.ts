import { type Credential, CredentialDetector, type CredentialReason } from '../credentials/credential-detector';
import { isSealed } from '../credentials/sealed-value';
import type { VerifyCode } from '../diagnostics/codes/verify-codes';
import { type DataPath, formatPath } from '../diagnostics/diagnostic';
import type { Manifest } from '../manifest';
import type { Finding, VerifyContext } from './finding';
import { FindingList } from './finding-list';
import { type IndexedManifest, manifestIndex } from './manifest-index';

/** The code that each kind of credential is reported under. */
export const credentialCodes: Readonly<Record<CredentialReason, VerifyCode>> = {
  'plain Secret': 'FLOE4020',
  form: 'FLOE4021',
  name: 'FLOE4022',
  randomness: 'FLOE4023',
};
const secretFix =
  'keep the value in a Secret of the cluster (SealedSecret, ExternalSecret) and refer to it by name and key';

/**
 * Checks that no secret value leaves (law 1): no plain Secret with values, nothing that looks like a credential in any
 * text of any object, and nothing unsealed in a SealedSecret. Findings tell kind and length, never the value.
 */
export function checkSecretValues(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  const detector = new CredentialDetector(index.documents, { allowed: context.allowed, heedsMarks: true });
  for (const entry of index.entries) {
    const exempt = exemption(entry);
    for (const credential of detector.find(entry.manifest, { exempt })) found.findings.push(finding(entry, credential));
    if (entry.kind === 'SealedSecret') checkSealed(entry, found);
  }
  return found.findings;
}

function finding({ manifest }: IndexedManifest, { path, inner, reason, kind, length }: Credential): Finding {
  const where = inner === undefined || inner.length === 0 ? '' : ` at "${formatPath(inner)}" of the text`;
  const characters = `${length} character${length === 1 ? '' : 's'}`;
  const verb = reason === 'plain Secret' || reason === 'name' ? 'is' : 'looks like';
  const message =
    reason === 'plain Secret'
      ? `${kind} stands here (${characters})${where}; expected no values in the output`
      : `what stands here${where} ${verb} ${kind} (${characters}); expected a reference to a Secret`;
  const inside = inner === undefined ? {} : { inner };
  return { severity: 'error', code: credentialCodes[reason], message, fix: secretFix, manifest, path, ...inside };
}

/** Texts that are public by nature: sealed values, and the names of keys in an ExternalSecret. */
function exemption({ group, kind }: IndexedManifest): (path: DataPath) => boolean {
  if (group === 'bitnami.com' && kind === 'SealedSecret') {
    return (path) => path.length === 3 && path[0] === 'spec' && path[1] === 'encryptedData';
  }
  if (group === 'external-secrets.io') {
    return (path) => path[0] === 'spec' && (path.at(-1) === 'secretKey' || path.includes('remoteRef'));
  }
  return () => false;
}

function checkSealed(entry: IndexedManifest, found: FindingList): void {
  for (const [key, cursor] of entry.cursor.at('spec', 'encryptedData').entries()) {
    const text = cursor.text();
    if (text === undefined || isSealed(text)) continue;
    found.add(entry, cursor, {
      code: 'FLOE4024',
      message: `the value under "${key}" is not sealed (${text.length} characters); expected output of kubeseal`,
      fix: 'seal it: kubeseal --raw --name <name> --namespace <namespace> --from-file=<file>',
    });
  }
}
