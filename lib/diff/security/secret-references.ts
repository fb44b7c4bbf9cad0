import type { Manifest } from '../../manifest';
import { manifestIndex } from '../../verify/manifest-index';
import type { ObjectReference } from '../../verify/references/object-reference';
import { objectReferences } from '../../verify/references/reference-collection';
import { podSpecOf } from '../pods';
import { type Grant, gainsAndLosses, namedGrant, type SecurityRule } from './security-rule';

/** Workloads: Secrets and keys of them that their pods come to know, or no longer know. */
export const secretReferences: SecurityRule = ({ before, after, neutral }) => {
  const known = (manifest: Manifest | undefined, name: (text: string) => string) =>
    podSpecOf(manifest) === undefined ? [] : secretGrants(references(manifest, 'pods'), name);
  return gainsAndLosses(known(before, neutral.before), known(after, neutral.after), {
    gain: (secret) => `its pods get ${secret}`,
    loss: (secret) => `its pods no longer get ${secret}`,
  });
};

/** Container contexts of code locations, and run launchers: Secrets that run pods come to know, or no longer know. */
export const runSecrets: SecurityRule = ({ before, after, neutral }) => {
  const known = (manifest: Manifest | undefined, name: (text: string) => string) =>
    secretGrants(references(manifest, 'runs'), name);
  const runs = runsOf(before ?? after);
  return gainsAndLosses(known(before, neutral.before), known(after, neutral.after), {
    gain: (secret) => `${runs} get ${secret}`,
    loss: (secret) => `${runs} no longer get ${secret}`,
  });
};

/** The same: the ServiceAccount of run pods. */
export const runAccounts: SecurityRule = ({ before, after, neutral }) => {
  const accounts = (manifest: Manifest | undefined, name: (text: string) => string) =>
    references(manifest, 'runs')
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map((reference) => name(reference.name))
      .join(', ');
  const [had, has] = [accounts(before, neutral.before), accounts(after, neutral.after)];
  if (had === has || had === '' || has === '') return [];
  const text = `${runsOf(before ?? after)} run as ServiceAccount ${has}, before as ${had}`;
  return [{ direction: 'changes', text }];
};

/** ServiceAccounts: Secrets by which their pods pull images, and those that stand in their list. */
export const accountSecrets: SecurityRule = ({ before, after, neutral }) => {
  if ((before ?? after)?.kind !== 'ServiceAccount') return [];
  const listed = (manifest: Manifest | undefined, name: (text: string) => string) =>
    secretGrants(references(manifest, 'pods'), name);
  return gainsAndLosses(listed(before, neutral.before), listed(after, neutral.after), {
    gain: (secret) => `pods of the account get ${secret}`,
    loss: (secret) => `pods of the account no longer get ${secret}`,
  });
};

/** What an object itself names, or the run configuration inside it. */
function references(manifest: Manifest | undefined, user: 'pods' | 'runs'): ObjectReference[] {
  if (manifest === undefined) return [];
  const isRuns = ({ owner }: ObjectReference) => owner.user.startsWith('run pods');
  return objectReferences(indexOf(manifest)).filter((one) => isRuns(one) === (user === 'runs'));
}

const lists = new WeakMap<Manifest, readonly Manifest[]>();

/** The index of one object; the same object gives the same. */
function indexOf(manifest: Manifest) {
  const list = lists.get(manifest) ?? [manifest];
  lists.set(manifest, list);
  return manifestIndex(list, manifest.metadata.namespace ?? '');
}

function secretGrants(found: readonly ObjectReference[], name: (text: string) => string): Grant[] {
  return found
    .filter(({ kind }) => kind === 'Secret')
    .flatMap(({ name: secret, keys, at }) => {
      const { path, inner = path } = at.place;
      const isPull = inner.some((step) => step === 'imagePullSecrets' || step === 'image_pull_secrets');
      if (isPull) return [`pull Secret ${secret}`];
      return keys.length === 0
        ? [`all keys of Secret ${secret}`]
        : keys.map(({ key }) => `key ${key} of Secret ${secret}`);
    })
    .map((text) => namedGrant(text, name));
}

/** A run launcher is of a ConfigMap, and of all code locations. */
function runsOf(manifest: Manifest | undefined): string {
  return manifest?.kind === 'ConfigMap' ? 'all runs' : 'its runs';
}
