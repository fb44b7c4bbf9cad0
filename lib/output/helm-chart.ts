import { createHash } from 'node:crypto';
import { renderYaml } from '../documents/yaml-text';
import { manifestLabel } from '../manifest';
import { manifestFileName } from './file-name';
import { inInstallOrder } from './install-order';
import { renderManifestYaml } from './manifest-yaml';
import { ownershipHeader, type RenderedEnvironment, type RenderedFiles } from './rendered-tree';

/**
 * Lays an environment out as a Helm chart of finished manifests: `helm template` prints exactly the objects of the plain
 * form, whatever release name, namespace and values it is given.
 *
 * Everything stands in `templates/`, custom resource definitions too: Helm leaves `crds/` out of what it prints and never
 * updates it. The chart's version ends in a digest of its content, so that two charts of one version are the same.
 */
export function renderHelmChart(rendered: RenderedEnvironment): RenderedFiles {
  const templates = new Map<string, string>();
  for (const manifest of inInstallOrder(rendered.manifests)) {
    const name = `templates/${manifestFileName(manifest, rendered.namespace)}`;
    if (templates.has(name)) throw new Error(`two objects share the file ${name}: ${manifestLabel(manifest)}`);
    templates.set(name, ownershipHeader + escapeTemplate(closeBlock(renderManifestYaml(manifest))));
  }
  const digest = createHash('sha256');
  for (const [name, content] of templates) digest.update(`${name}\0${content}\0`);
  const chart = {
    apiVersion: 'v2',
    name: `${rendered.release}-${rendered.environment}`,
    type: 'application',
    version: `1.0.0+${digest.digest('hex').slice(0, 12)}`,
    description: `The environment ${rendered.environment}, rendered: it takes no values`,
    icon: 'https://dagster.io/images/brand/logos/dagster-primary-mark.svg',
  };
  return new Map([
    ['Chart.yaml', ownershipHeader + renderYaml(chart)],
    ['values.yaml', `${ownershipHeader}# The manifests are finished: no value changes them.\n{}\n`],
    ...templates,
  ]);
}

/** Helm prints a text as it is, but for what begins an action. */
function escapeTemplate(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** Helm cuts white space off the end of a file, which may belong to a literal block; a comment ends the block. */
function closeBlock(yaml: string): string {
  return /\s\n$/.test(yaml) ? `${yaml}# end\n` : yaml;
}
