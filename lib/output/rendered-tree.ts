import { renderYaml } from '../documents/yaml-text';
import { type Manifest, manifestLabel } from '../manifest';
import { manifestFileName } from './file-name';
import { renderManifestYaml } from './manifest-yaml';

/** First line of every file that the toolkit writes; a file without it is somebody else's and never touched. */
export const ownershipHeader =
  '# Rendered by floe-cdk8s. Do not edit: change the platform files and run `npx cdk8s synth`.\n';

/** The manifests of one environment, in the order in which they are listed. */
export interface RenderedEnvironment {
  readonly environment: string;
  /** The release's name. */
  readonly release: string;
  /** The release's namespace. */
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
}

/** The file by which a folder of plain manifests, or of a Helm chart, is known. */
export const formFiles = ['kustomization.yaml', 'Chart.yaml'];

/** Files of one environment's folder: name → content; a name may have a folder before it: `templates/…`. */
export type RenderedFiles = ReadonlyMap<string, string>;

/**
 * Lays an environment out as files: one per object, and a `kustomization.yaml` that lists exactly them.
 *
 * Throws when two objects would share a file: the check for duplicate objects comes before.
 */
export function renderFiles(rendered: RenderedEnvironment): RenderedFiles {
  const files = new Map<string, string>();
  for (const manifest of rendered.manifests) {
    const name = manifestFileName(manifest, rendered.namespace);
    if (files.has(name)) throw new Error(`two objects share the file ${name}: ${manifestLabel(manifest)}`);
    files.set(name, ownershipHeader + renderManifestYaml(manifest));
  }
  const resources = [...files.keys()].sort();
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources };
  files.set('kustomization.yaml', ownershipHeader + renderYaml(kustomization));
  return files;
}
