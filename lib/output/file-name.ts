import { createHash } from 'node:crypto';
import type { Manifest } from '../manifest';

/** Groups whose kinds have names of their own; a kind of any other group is written with its group. */
const ownKinds = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
]);

/** Longest file name that every common file system takes is 255 bytes; a hash replaces the end of longer ones. */
const maxLength = 200;

/**
 * Names the file of an object: `deployment_floe-dagster-daemon.yaml`; with a namespace other than the environment's
 * `role_other-namespace_reader.yaml`; without a namespace, in a cluster scope, `clusterrole__reader.yaml`.
 *
 * Two objects never share a file, on file systems that ignore letter case neither: capitals and characters that a path
 * or a shell would act on are written as `%` and their hexadecimal code.
 */
export function manifestFileName(manifest: Manifest, environmentNamespace: string): string {
  const slash = manifest.apiVersion.indexOf('/');
  const group = slash === -1 ? '' : manifest.apiVersion.slice(0, slash);
  const kind = manifest.kind.toLowerCase() + (ownKinds.has(group) ? '' : `.${group}`);
  const { name, namespace } = manifest.metadata;
  const segments = namespace === environmentNamespace ? [kind, name] : [kind, namespace ?? '', name];
  const text = segments.map(encode).join('_');
  if (text.length <= maxLength) return `${text}.yaml`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${text.slice(0, maxLength - hash.length - 1)}~${hash}.yaml`;
}

function encode(segment: string): string {
  let text = '';
  for (const byte of Buffer.from(segment, 'utf8')) {
    const character = String.fromCharCode(byte);
    text += /[a-z0-9.-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }
  return text;
}
