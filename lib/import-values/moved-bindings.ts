import type { Values } from '../dagster/values/values';
import type { SecretVariable } from '../derive/location-credentials';
import { deploymentsPath } from '../derive/pod-variables';
import type { SecretBinding } from '../derive/secret-binding';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { indexed } from './derivable-mounts';
import type { Derivation } from './derivation';
import type { ImportFinding } from './left-out';
import { isMap, nodeAt, type Scalar, textNode, type ValuesNode, YAMLMap } from './values-node';

export interface MovedBindings {
  /** By reference of platform.yaml; what the values bind already is not among them. */
  readonly bindings: Readonly<Record<string, SecretBinding>>;
  readonly findings: readonly ImportFinding[];
}

/** A key of a Secret that a variable of a code location is filled from, and what platform.yaml would fill it from. */
interface Use {
  readonly derived: SecretVariable;
  readonly secretName: string;
  readonly key: string;
  readonly path: DataPath;
}

/**
 * Finds variables that platform.yaml gives as well, from another Secret or key: `secretBindings` says that Secret once,
 * and the variable need not be written.
 *
 * A reference that variables fill from different keys stays as it is written.
 */
export function movedBindings(user: Values, derivation: Derivation, known: unknown): MovedBindings {
  const byReference = new Map<string, Use[]>();
  for (const use of secretUses(user, derivation)) {
    const { reference } = use.derived;
    byReference.set(reference, [...(byReference.get(reference) ?? []), use]);
  }
  const bindings: Record<string, SecretBinding> = {};
  const findings: ImportFinding[] = [];
  for (const [reference, uses] of byReference) {
    const differs = uses.some(
      ({ derived, secretName, key }) => derived.secretName !== secretName || derived.key !== key,
    );
    const binding = bindingOf(uses);
    if (!differs || binding === undefined || (isRecord(known) && Object.hasOwn(known, reference))) continue;
    bindings[reference] = binding;
    for (const { path, derived } of uses) {
      const message = `"${derived.name}" follows from platform.yaml; its Secret moved to secretBindings.${reference}`;
      findings.push({ path, code: 'FLOE8028', severity: 'info', message });
    }
  }
  return { bindings, findings };
}

/** Writes bindings into the floe level. */
export function addBindings(floe: ValuesNode, bindings: MovedBindings['bindings']): void {
  if (Object.keys(bindings).length === 0) return;
  const known = nodeAt(floe, ['secretBindings']);
  const section = isMap(known) ? (known as ValuesNode) : new YAMLMap<Scalar<string>, unknown>();
  for (const [reference, binding] of Object.entries(bindings)) section.add(pairOf(reference, mapNode({ ...binding })));
  if (!isMap(known)) floe.add(pairOf('secretBindings', section));
}

function mapNode(data: Readonly<Record<string, unknown>>): ValuesNode {
  const map: ValuesNode = new YAMLMap();
  for (const [key, value] of Object.entries(data)) {
    map.add(pairOf(key, isRecord(value) ? mapNode(value) : textNode(String(value))));
  }
  return map;
}

function pairOf(key: string, value: unknown) {
  return { key: textNode(key), value } as never;
}

function secretUses(user: Values, derivation: Derivation): Use[] {
  return indexed(valueAt(user, deploymentsPath)).flatMap(([at, entry]) =>
    indexed(entry['env']).flatMap(([index, variable]): Use[] => {
      const reference = valueAt(variable, ['valueFrom', 'secretKeyRef']);
      const derived = derivation.secrets.get(String(entry['name']))?.find(({ name }) => name === variable['name']);
      if (derived === undefined || !isRecord(reference) || reference['optional'] === true) return [];
      const { name: secretName, key } = reference;
      if (typeof secretName !== 'string' || typeof key !== 'string') return [];
      return [{ derived, secretName, key, path: ['dagster', ...deploymentsPath, at, 'env', index] }];
    }),
  );
}

/** One Secret, with one key for each role; undefined where the uses do not agree. */
function bindingOf(uses: readonly Use[]): SecretBinding | undefined {
  const keys: Record<string, string> = {};
  for (const { derived, key } of uses) {
    if ((keys[derived.role] ?? key) !== key) return undefined;
    keys[derived.role] = key;
  }
  const [secretName, ...others] = new Set(uses.map((use) => use.secretName));
  const [only, ...more] = Object.values(keys);
  if (secretName === undefined || only === undefined || others.length > 0) return undefined;
  return more.length === 0 ? { secretName, key: only } : { secretName, keys };
}
