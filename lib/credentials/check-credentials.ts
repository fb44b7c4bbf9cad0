import type { CredentialCode } from '../diagnostics/codes/credential-codes';
import { type DataPath, type Diagnostic, formatPath } from '../diagnostics/diagnostic';
import type { CredentialReason } from './credential-detector';
import { type CredentialSource, type FileCredential, FileCredentials } from './file-credentials';
import { logicalReferenceCredentials } from './logical-references';

/** Which tier a file belongs to; it decides how a finding is mended. */
export type CredentialTier = 'floe' | 'platform' | 'values' | 'artifacts' | 'other';

export interface CheckCredentialsOptions {
  readonly tier: CredentialTier;
  /** What other checks found in the file: a place that they call a literal secret already is not named again. @default - nothing */
  readonly known?: readonly Diagnostic[];
  /** Remembers texts between files. @default - a new one */
  readonly credentials?: FileCredentials;
}

export interface CheckedCredentials {
  readonly diagnostics: Diagnostic[];
  /** Texts of the data that a comment allows. */
  readonly allowed: readonly string[];
}

const codes: Record<CredentialReason, CredentialCode> = {
  form: 'FLOE2070',
  name: 'FLOE2071',
  randomness: 'FLOE2072',
  'plain Secret': 'FLOE2074',
};

const fixes: Record<CredentialTier, string> = {
  floe: 'remove it: floe.yaml names profiles; platform.yaml names the Secret, { secret_ref: <name> }',
  platform: 'put the value in a Secret and name it here: { secret_ref: <name> }',
  values: 'keep the value in a Secret and refer to it: valueFrom: { secretKeyRef: { name: <name>, key: <key> } }',
  artifacts: 'remove it from floe.yaml or platform.yaml, and compile again',
  other: 'keep the value in a Secret of the cluster and refer to it by name and key',
};

/**
 * Checks that an input file holds no credential (R39): not in data, keys or comments, nor in YAML, JSON or base64 inside
 * a text. `pragma: allowlist secret` on the line, or `… nextline secret` on the line before, turns a finding into a note.
 * Neither findings nor notes hold the value.
 */
export function checkCredentials(source: CredentialSource, options: CheckCredentialsOptions): CheckedCredentials {
  const { tier, known = [], credentials = new FileCredentials() } = options;
  const said = new Set(
    known
      .filter(
        ({ severity, sensitive, range }) => severity === 'error' && sensitive === true && range?.file === source.file,
      )
      .map(({ range }) => range?.line),
  );
  const found = credentials.find(source).filter(({ range }) => !said.has(range.line));
  const references = tier === 'floe' ? logicalReferenceCredentials(source, found) : [];
  const diagnostics = [...found, ...references].map((credential) => diagnosticOf(credential, tier));
  const texts = found.flatMap(({ mark, path }) => (mark === undefined ? [] : [textAt(source.document?.data, path)]));
  return { diagnostics, allowed: texts.filter((text) => typeof text === 'string') };
}

function diagnosticOf(
  credential: FileCredential & { readonly code?: CredentialCode },
  tier: CredentialTier,
): Diagnostic {
  const { reason, kind, length, range, path, inner, mark } = credential;
  const characters = `${length} character${length === 1 ? '' : 's'}`;
  const place = { ...(path === undefined ? {} : { path }), range, sensitive: true };
  const inside = inner === undefined || inner.length === 0 ? '' : ` at "${formatPath(inner)}" of the text`;
  const where = path === undefined ? 'in this comment or line' : `here${inside}`;
  if (mark !== undefined) {
    const message = `${kind} (${characters}) stands ${where}, allowed by "pragma: allowlist secret"`;
    if (mark.reason !== undefined) {
      return { severity: 'info', code: 'FLOE2075', message: `${message}: ${mark.reason}`, ...place };
    }
    const fix = 'say why behind the mark: # pragma: allowlist secret - <reason>';
    return { severity: 'warning', code: 'FLOE2076', message: `${message} without a reason`, fix, ...place };
  }
  const code = credential.code ?? codes[reason];
  const verb = reason === 'form' || reason === 'randomness' ? 'looks like' : 'is';
  const message =
    code === 'FLOE2073'
      ? `${kind} stands here (${characters}); expected the name of a profile, such as default`
      : `what stands ${where} ${verb} ${kind} (${characters}); expected a reference to a Secret`;
  return { severity: 'error', code, message, fix: fixes[tier], ...place };
}

function textAt(data: unknown, path: DataPath | undefined): unknown {
  if (path === undefined) return undefined;
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], data);
}
