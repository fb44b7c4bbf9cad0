import type { DataPath } from '../../diagnostics/diagnostic';
import type { Manifest } from '../../manifest';
import type { VerifyContext } from '../finding';
import { manifestIndex } from '../manifest-index';
import { objectReferences } from './reference-collection';
import { secretProvisions } from './secret-provision';

/** One need of one Secret. */
export interface SecretReference {
  readonly secret: string;
  readonly namespace: string;
  /** @default - every key of the Secret is taken */
  readonly key?: string;
  readonly optional: boolean;
  /** Who needs it: `Deployment floe/dagster-daemon`, `run pods (container context of Deployment floe/orders)`. */
  readonly workload: string;
  readonly manifest: Manifest;
  /** Where the name stands. */
  readonly path: DataPath;
  /** Where the name stands in the document that the text at `path` holds. */
  readonly inner?: DataPath;
  /** Who answers for the Secret: a rendered object, the operator's word, or nobody. */
  readonly status: SecretStatus;
  /** The rendered object that makes it. @default - none does */
  readonly provider?: Manifest;
}

export type SecretStatus = 'provided' | 'declared' | 'assumed';

/** Lists every reference to a Secret, one for each key, in the order of the manifests. */
export function listSecretReferences(
  manifests: readonly Manifest[],
  context: Pick<VerifyContext, 'existing' | 'namespace'>,
): SecretReference[] {
  const index = manifestIndex(manifests, context.namespace);
  const provisionOf = secretProvisions(index);
  const declared = new Set(context.existing.secrets);
  return objectReferences(index)
    .filter(({ kind }) => kind === 'Secret')
    .flatMap(({ name, owner: { namespace, user, entry }, keys, optional, at }) => {
      const provider = provisionOf(namespace, name)?.provider;
      const status: SecretStatus = provider !== undefined ? 'provided' : declared.has(name) ? 'declared' : 'assumed';
      const reference = {
        secret: name,
        namespace,
        optional,
        workload: user,
        manifest: entry.manifest,
        status,
        ...at.place,
        ...(provider === undefined ? {} : { provider }),
      };
      return keys.length === 0 ? [reference] : keys.map(({ key }) => ({ ...reference, key }));
    });
}
