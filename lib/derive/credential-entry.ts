import type { ChartValues } from './floe-shorthands';
import type { CredentialVariable } from './location-credentials';

/** A credential as an entry of a container's `env`. */
export function credentialEntry(variable: CredentialVariable): ChartValues {
  if ('value' in variable) return { name: variable.name, value: variable.value };
  return { name: variable.name, valueFrom: { secretKeyRef: { name: variable.secretName, key: variable.key } } };
}
