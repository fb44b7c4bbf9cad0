import { isRecord } from '../../documents/is-record';
import type { Manifest } from '../../manifest';
import { recordAt, recordsOf } from '../pods';
import { gainsAndLosses, type SecurityRule } from './security-rule';

/** Plain Secrets and external ones: keys that come and go; values are never looked at. */
export const secretKeys: SecurityRule = ({ before, after }) => {
  if ((before ?? after)?.kind !== 'Secret') return [];
  const keys = (manifest: Manifest | undefined) =>
    ['data', 'stringData'].flatMap((field) => Object.keys(recordAt(manifest, field) ?? {}));
  return gainsAndLosses(keys(before), keys(after), {
    gain: (key) => `a literal secret stands in a manifest: key ${key}`,
    loss: (key) => `a literal secret is gone from the manifests: key ${key}`,
  });
};

/** ExternalSecrets and SealedSecrets: Secrets that the cluster will hold, by key. */
export const providedSecrets: SecurityRule = ({ before, after }) => {
  const kind = (before ?? after)?.kind;
  if (kind !== 'ExternalSecret' && kind !== 'SealedSecret') return [];
  const keys = (manifest: Manifest | undefined) => {
    const spec = recordAt(manifest, 'spec');
    const sealed = isRecord(spec?.['encryptedData']) ? Object.keys(spec['encryptedData']) : [];
    const fetched = recordsOf(spec?.['data']).map((one) => {
      const remote = recordAt(one, 'remoteRef');
      return `${one['secretKey']} (${[remote?.['key'], remote?.['property']].filter((part) => part !== undefined).join('/')})`;
    });
    return [...sealed, ...fetched];
  };
  return gainsAndLosses(keys(before), keys(after), {
    gain: (key) => `the cluster gets the secret ${key}`,
    loss: (key) => `the cluster no longer gets the secret ${key}`,
  });
};
