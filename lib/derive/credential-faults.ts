import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers, type ValuesPlace } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { ChartValues } from './floe-shorthands';
import type { InjectedCredentials } from './injected-credentials';
import type { CredentialClash, CredentialVariable, SecretFile } from './location-credentials';
import { lineOf, type PlacedProfiles, rangeOf } from './placed-profiles';
import { isSecretUse } from './secret-need';

/** A code location with what it is given. */
export interface CredentialedLocation {
  readonly name: string;
  readonly entry: ChartValues;
  readonly profiles: PlacedProfiles;
  readonly injected: InjectedCredentials;
  /** The line of a value of its entry. */
  readonly placeOf: (path: readonly (string | number)[]) => ValuesPlace | undefined;
}

/** Finds what the credentials of a code location cannot be: two values of one variable, files that a mount hides. */
export function credentialFaults(tiers: Tiers, location: CredentialedLocation): Diagnostic[] {
  const { clashes } = location.injected;
  const layers = clashes.filter(({ layer, name }) => layer !== undefined && name.startsWith('AWS_'));
  const others = clashes.filter((clash) => !layers.includes(clash));
  return [
    ...others.map((clash) => twoValues(tiers, location, clash)),
    ...layers.filter(({ name }) => name === 'AWS_ACCESS_KEY_ID').map((clash) => otherKeys(location, clash)),
    ...keysOverRole(location),
    ...hiddenFiles(location),
  ];
}

function twoValues(tiers: Tiers, { name }: CredentialedLocation, clash: CredentialClash): Diagnostic {
  const { winner, loser } = clash;
  const bound = [loser, winner]
    .map((need) => bindingPlace(tiers, need))
    .find((place): place is ValuesPlace => place !== undefined);
  const message =
    `code location "${name}" needs ${clash.name} twice, with different values: ` +
    `${described(tiers, winner)}, and ${described(tiers, loser)}`;
  const fix = 'rename a reference in platform.yaml, or bind both to one Secret and key (secretBindings)';
  const place = bound ?? { path: loser.place.path, value: rangeOf(loser.place) };
  return { severity: 'error', code: 'FLOE3102', message, fix, path: place.path, range: place.value };
}

function described(tiers: Tiers, need: CredentialVariable | SecretFile): string {
  const line = lineOf(rangeOf(need.place));
  if (!isSecretUse(need)) return `as written at ${line}`;
  const place = bindingPlace(tiers, need);
  const binding = place === undefined ? '' : `, bound at ${lineOf(place.key)}`;
  return `key "${need.key}" of Secret "${need.secretName}" for "${need.reference}" (${line}${binding})`;
}

function bindingPlace(tiers: Tiers, need: CredentialVariable | SecretFile): ValuesPlace | undefined {
  if (!isSecretUse(need)) return undefined;
  const binding = tiers.floe.secretBindings?.[need.reference];
  if (binding === undefined) return undefined;
  const keys = ['env', 'secretName', 'keys', 'key'] as const;
  const key = keys.find((name) => binding[name] !== undefined);
  const place = locateInLayers(tiers.layers, ['floe', 'secretBindings', need.reference, ...(key ? [key] : [])]);
  return place?.exact === true ? place : undefined;
}

function otherKeys({ name }: CredentialedLocation, { winner, loser, layer }: CredentialClash): Diagnostic {
  const from = isSecretUse(winner) ? `those of Secret "${winner.secretName}"` : 'others';
  const needed = isSecretUse(loser) ? `the AWS keys of Secret "${loser.secretName}"` : 'other AWS keys';
  return {
    severity: 'warning',
    code: 'FLOE3106',
    message: `layer "${layer}" of code location "${name}" needs ${needed}, but a pod has one pair: ${from} win (${lineOf(rangeOf(winner.place))})`,
    fix: `give ${from} access to the layer's bucket too, or name one Secret in both profiles`,
    path: loser.place.path,
    range: rangeOf(loser.place),
  };
}

/** AWS clients take keys from the environment before the role of the ServiceAccount. */
function keysOverRole({ name, profiles, injected }: CredentialedLocation): Diagnostic[] {
  const { storage } = profiles;
  if (storage?.profile.type !== 's3' || storage.profile.credentials.mode === 'static') return [];
  const keys = injected.variables.find((variable) => variable.name === 'AWS_ACCESS_KEY_ID');
  if (keys === undefined || !isSecretUse(keys)) return [];
  return [
    {
      severity: 'warning',
      code: 'FLOE3106',
      message: `a layer brings the AWS keys of Secret "${keys.secretName}" into the pods of "${name}", where they win over the role of ${storage.label} (${lineOf(rangeOf(storage))})`,
      fix: 'use one mode for all storage profiles of a code location',
      path: keys.place.path,
      range: rangeOf(keys.place),
    },
  ];
}

function hiddenFiles({ name, entry, injected, placeOf }: CredentialedLocation): Diagnostic[] {
  const mounts: unknown[] = Array.isArray(entry['volumeMounts']) ? entry['volumeMounts'] : [];
  const references = new Set(
    [...injected.variables, ...injected.files].filter(isSecretUse).map(({ reference }) => reference),
  );
  return mounts.flatMap((mount, index): Diagnostic[] => {
    if (!isRecord(mount) || typeof mount['mountPath'] !== 'string') return [];
    const path = mount['mountPath'].replace(/^\/var\/run\//, '/run/').replace(/\/+$/, '');
    const place = placeOf(['volumeMounts', index, 'mountPath']);
    const at: { path?: ValuesPlace['path']; range?: SourceRange } = { path: place?.path, range: place?.value };
    if (path === '/run/secrets') {
      const message = `a volume over /var/run/secrets hides the ServiceAccount's token from the pods of "${name}"`;
      const fix = 'mount single files below it, with subPath';
      return [{ severity: 'error', code: 'FLOE3108', message, fix, ...at }];
    }
    const reference = path.startsWith('/run/secrets/') ? path.slice('/run/secrets/'.length) : '';
    if (!references.has(reference) || (typeof mount['subPath'] === 'string' && mount['subPath'] !== '')) return [];
    const message = `the runtime reads "${reference}" from this path as a file; without subPath it is a folder`;
    return [{ severity: 'error', code: 'FLOE3108', message, fix: 'add subPath: <key>', ...at }];
  });
}
