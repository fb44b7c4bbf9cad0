import { renderYamlWith } from '../documents/yaml-text';
import type { Manifest } from '../manifest';

const identity = ['apiVersion', 'kind', 'metadata'];

/** Writes an object as YAML with its identity first: `apiVersion`, `kind`, `metadata`, then the rest by name. */
export function renderManifestYaml(manifest: Manifest): string {
  return renderYamlWith(identity, manifest);
}
