import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import { suggest } from '../diagnostics/suggestion';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { LocationCredentials, SecretUse } from './location-credentials';
import type { SecretBinding, SecretBindings } from './secret-binding';
import { isSecretUse } from './secret-need';
import { secretVariable } from './secret-variable';

/** Names that Kubernetes takes for a Secret: a DNS subdomain. */
export const secretNamePattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const keyPattern = /^[-._a-zA-Z0-9]{1,253}$/;
const variablePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What is wrong with bindings: in this environment, and what only looks so as long as no other environment uses it. */
export interface BindingFaults {
  readonly diagnostics: readonly Diagnostic[];
  /** Bindings of a file that several environments share, without a use in this one. */
  readonly idle: readonly Diagnostic[];
}

/**
 * Checks `secretBindings` against the references that code locations use: unused references, names that Kubernetes
 * refuses, keys for roles that the reference does not have, variables that nobody would find.
 */
export function bindingFaults(
  tiers: Tiers,
  bindings: SecretBindings,
  credentials: Iterable<LocationCredentials>,
): BindingFaults {
  const uses = new Map<string, SecretUse[]>();
  for (const { variables, files, clashes } of credentials) {
    const lost = clashes.map(({ loser }) => loser);
    for (const use of [...variables, ...files, ...lost]) {
      if (isSecretUse(use)) uses.set(use.reference, [...(uses.get(use.reference) ?? []), use]);
    }
  }
  const diagnostics: Diagnostic[] = [];
  const idle: Diagnostic[] = [];
  for (const [reference, binding] of Object.entries(bindings.byReference)) {
    const used = uses.get(reference);
    const report = reporter(tiers, reference, diagnostics);
    if (used !== undefined) checkUse(reference, binding, used, report);
    else {
      const unused = unusedBinding(tiers, reference, [...uses.keys()]);
      (unused.shared ? idle : diagnostics).push(unused.diagnostic);
    }
    checkNames(binding, report);
  }
  for (const [reference, used] of uses) {
    const fault = unnamedSecret(reference, bindings.byReference[reference], used);
    if (fault !== undefined) diagnostics.push(fault);
  }
  return { diagnostics, idle };
}

type Report = (
  fault: Pick<Diagnostic, 'severity' | 'code' | 'message' | 'fix' | 'sensitive'>,
  path: DataPath,
  at?: 'key' | 'value',
) => void;

function reporter(tiers: Tiers, reference: string, diagnostics: Diagnostic[]): Report {
  return (fault, path, at = 'value') => {
    const place = locateInLayers(tiers.layers, ['floe', 'secretBindings', reference, ...path]);
    diagnostics.push({ ...fault, path: place?.path, range: place?.[at] });
  };
}

function unusedBinding(
  tiers: Tiers,
  reference: string,
  known: readonly string[],
): { diagnostic: Diagnostic; shared: boolean } {
  const place = locateInLayers(tiers.layers, ['floe', 'secretBindings', reference]);
  const near = suggest(reference, known);
  const sorted = [...known].sort(compareText);
  const users = sorted.length === 0 ? 'none is used' : `used are ${sorted.map((name) => `"${name}"`).join(', ')}`;
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'FLOE3100',
    message: `no code location uses a reference "${reference}"; ${users}`,
    fix: near === undefined ? 'remove the binding' : `did you mean "${near}"?`,
    path: place?.path,
    range: place?.key,
  };
  return { diagnostic, shared: place?.key.file.startsWith(`platform/${tiers.environment}/`) !== true };
}

function checkUse(reference: string, binding: SecretBinding, uses: readonly SecretUse[], report: Report): void {
  const roles = [...new Set(uses.map(({ role }) => role))].sort(compareText);
  const listed = roles.join(', ');
  for (const role of Object.keys(binding.keys ?? {})) {
    if (roles.some((known) => known === role)) continue;
    const near = suggest(role, roles);
    const fix = near === undefined ? `expected ${listed}` : `did you mean "${near}"?`;
    const message = `"${reference}" is not used for "${role}", only for ${listed}`;
    report({ severity: 'error', code: 'FLOE3104', message, fix }, ['keys', role], 'key');
  }
  const unnamed = roles.filter((role) => binding.keys?.[role] === undefined);
  if (binding.key !== undefined && unnamed.length > 1) {
    const message = `one key for several values: "${reference}" is used for ${listed}`;
    const fix = `name a key for each: keys: { ${roles.map((role) => `${role}: <key>`).join(', ')} }`;
    report({ severity: 'error', code: 'FLOE3104', message, fix }, ['key']);
  } else if (binding.key !== undefined && unnamed.length === 0) {
    const message = `this key has no effect: "keys" names one for each use of "${reference}" (${listed})`;
    report({ severity: 'warning', code: 'FLOE3107', message, fix: 'remove it' }, ['key'], 'key');
  }
  checkForm(reference, binding, uses, report);
}

function checkForm(reference: string, binding: SecretBinding, uses: readonly SecretUse[], report: Report): void {
  const resolved = uses.some((use) => use.resolvedByRuntime);
  const fixed = uses.every(({ role }) => role === 'access-key-id' || role === 'secret-access-key');
  const warn = (code: 'FLOE3105' | 'FLOE3107', key: 'env' | 'file', message: string, fix: string): void =>
    report({ severity: 'warning', code, message, fix }, [key], 'key');
  if (binding.file === true && !resolved) {
    const message = `a file has no effect: no pod looks for "${reference}" under /var/run/secrets`;
    warn('FLOE3107', 'file', message, 'remove it; the value comes as a variable');
  }
  if (binding.env === undefined) return;
  if (fixed) {
    const message = `the variable has no effect: AWS clients read AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;
    warn('FLOE3107', 'env', message, 'remove it');
  } else if (binding.file === true && resolved) {
    warn('FLOE3107', 'env', `the variable has no effect: "${reference}" comes as a file`, 'remove "env" or "file"');
  } else if (resolved && binding.env !== secretVariable(reference)) {
    const message = `floe's runtime looks for "${reference}" in ${secretVariable(reference)}; it will not find ${binding.env}`;
    warn('FLOE3105', 'env', message, `remove it, or inject ${secretVariable(reference)} yourself`);
  }
}

function checkNames({ secretName, key, keys = {}, env }: SecretBinding, report: Report): void {
  if (secretName !== undefined && !isSecretName(secretName)) {
    // Where the name of a Secret is expected, what is none may be the secret itself.
    const message = 'this cannot name a Secret; expected lower-case letters, digits, "-" and "."';
    report({ severity: 'error', code: 'FLOE3101', message, sensitive: true }, ['secretName']);
  }
  const named = [
    ...(key === undefined ? [] : [{ path: ['key'], name: key }]),
    ...Object.entries(keys).map(([role, name]) => ({ path: ['keys', role], name })),
  ];
  for (const { path, name } of named) {
    if (keyPattern.test(name)) continue;
    const message = `"${name}" cannot be a key of a Secret; expected letters, digits, "-", "_" and "."`;
    report({ severity: 'error', code: 'FLOE3101', message }, path);
  }
  if (env === undefined || variablePattern.test(env)) return;
  const message = `"${env}" cannot name a variable; expected letters, digits and "_", the first no digit`;
  const fix = `for example "${env
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, '_')
    .replace(/^(?=\d)/, '_')}"`;
  report({ severity: 'error', code: 'FLOE3101', message, fix }, ['env']);
}

function unnamedSecret(
  reference: string,
  binding: SecretBinding | undefined,
  uses: readonly SecretUse[],
): Diagnostic | undefined {
  if (binding?.secretName !== undefined || isSecretName(reference)) return undefined;
  const place = uses[0]?.place;
  const legal = reference.toLowerCase().replaceAll('_', '-').replace(/-+$/, '');
  return {
    severity: 'error',
    code: 'FLOE3103',
    message: `"${reference}" cannot be the name of a Kubernetes Secret, and nothing binds it to one`,
    fix: `add to values.yaml: secretBindings: { ${reference}: { secretName: ${legal} } }`,
    path: place?.path,
    range: place?.document.rangeOfValue(place.path),
  };
}

/** True for a name that Kubernetes takes for a Secret. */
export function isSecretName(name: string): boolean {
  return name.length <= 253 && secretNamePattern.test(name);
}
