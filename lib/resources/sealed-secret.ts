import { Construct } from 'constructs';
import { SealedSecret as SealedSecretObject } from '../../imports/bitnami.com';
import type { SealedSecretManifest } from '../sealed-secrets/sealed-secret-manifest';
import { floeLabels } from './floe-labels';

export interface SealedSecretProps {
  /** The release that the object belongs to. */
  readonly release: string;
  readonly manifest: SealedSecretManifest;
}

/** A SealedSecret of the environment's `secrets` folder: the controller in the cluster makes a Secret of it. */
export class SealedSecret extends Construct {
  constructor(scope: Construct, id: string, { release, manifest }: SealedSecretProps) {
    super(scope, id);
    const { metadata, spec } = manifest;
    const template = spec.template;
    new SealedSecretObject(this, 'sealed-secret', {
      metadata: { ...metadata, labels: { ...floeLabels(release, 'secret'), ...metadata.labels } },
      spec: {
        encryptedData: { ...spec.encryptedData },
        ...(template === undefined ? {} : { template: templateOf(template) }),
      },
    });
  }
}

function templateOf({ metadata, ...rest }: NonNullable<SealedSecretManifest['spec']['template']>) {
  if (metadata === undefined) return rest;
  const { finalizers, ...names } = metadata;
  return { ...rest, metadata: { ...names, ...(finalizers === undefined ? {} : { finalizers: [...finalizers] }) } };
}
