import { createHash } from 'node:crypto';
import type { ChartValues } from './floe-shorthands';
import type { SecretFile } from './location-credentials';

/** The folder in which the runtime looks for references without a variable (R38). */
const secretsFolder = '/var/run/secrets';

/** The file in which the runtime looks for a reference. */
export function secretFilePath(reference: string): string {
  return `${secretsFolder}/${reference}`;
}

/**
 * The volume of one key, and its mount as a single file: a volume over the folder itself would hide the token of the
 * ServiceAccount below it (runtime contract 3.2).
 */
export function secretFileVolume(file: SecretFile): {
  volume: ChartValues;
  mount: ChartValues & { readonly mountPath: string };
} {
  const name = volumeName(file.reference);
  return {
    volume: {
      name,
      secret: { secretName: file.secretName, items: [{ key: file.key, path: file.reference }] },
    },
    mount: { name, mountPath: file.path, subPath: file.reference, readOnly: true },
  };
}

/** Volume names take 63 lower-case letters, digits and "-". */
function volumeName(reference: string): string {
  const name = `floe-secret-${reference}`;
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 63) return name;
  return `floe-secret-${createHash('sha256').update(reference).digest('hex').slice(0, 16)}`;
}
