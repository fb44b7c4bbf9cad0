import type { DataPath } from '../../diagnostics/diagnostic';
import { referenceForm } from '../expected-value';
import type { Finding } from '../finding';
import { isBlank, readMap } from '../rule-reading';

/** What each mode needs, and how to write it. */
const needs: ReadonlyMap<unknown, readonly { key: string; fix: string }[]> = new Map([
  [
    'oauth2',
    [
      { key: 'client_id', fix: `add client_id: <id>, or client_id: ${referenceForm}` },
      { key: 'client_secret', fix: `add client_secret: ${referenceForm}` },
    ],
  ],
  ['iam_role', [{ key: 'role_arn', fix: 'add role_arn: arn:aws:iam::<account of 12 digits>:role/<name>' }]],
]);

/** Checks the credentials of one profile against their mode (schema section 3.2). */
export function checkCredentials(profile: unknown, profilePath: DataPath): Finding[] {
  const credentials = readMap(profile, 'credentials');
  const path = [...profilePath, 'credentials'];
  const mode = credentials['mode'];
  const findings = (needs.get(mode) ?? [])
    .filter(({ key }) => isBlank(credentials[key]))
    .map(
      ({ key, fix }): Finding => ({
        severity: 'error',
        code: 'FLOE2011',
        message: `the mode "${String(mode)}" needs "${key}", which ${key in credentials ? 'is empty' : 'is missing'}`,
        fix,
        path: [...path, key],
        at: key in credentials ? 'key' : 'parent',
      }),
    );
  if (mode === 'oauth2' && isBlank(credentials['scope'])) findings.push(scopeFinding(path));
  return findings;
}

function scopeFinding(path: DataPath): Finding {
  return {
    severity: 'warning',
    code: 'FLOE2052',
    message:
      'the mode "oauth2" has no "scope"; the schema takes that, but Polaris catalogs cannot be opened without one',
    fix: 'add scope: "PRINCIPAL_ROLE:<role>"',
    path: [...path, 'scope'],
    at: 'parent',
  };
}
