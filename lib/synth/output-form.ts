import { renderHelmChart } from '../output/helm-chart';
import type { RenderedFiles } from '../output/rendered-tree';
import { gitopsFolder } from './gitops-output';
import type { Synthesis } from './synthesize';

/** Plain manifests with a kustomization.yaml, or a Helm chart of them. */
export type OutputForm = 'plain' | 'helm';

/** The folders that a form is written to unless the user names another, below the root. */
export const defaultOutputs: Readonly<Record<OutputForm, string>> = { plain: 'charts-out', helm: 'helm-out' };

/**
 * The folders of a synthesis in the form asked for: name → files. Beside the plain form stand GitOps objects, which point
 * at it. A folder without files is one that must not be there.
 */
export function outputFolders(synthesis: Synthesis, form: OutputForm): Map<string, RenderedFiles> {
  if (form === 'plain') {
    const beside = [...synthesis.gitops].map(([name, files]) => [gitopsFolder(name), files] as const);
    return new Map([...synthesis.environments, ...beside]);
  }
  const rendered = synthesis.manifests.filter(({ environment }) => synthesis.environments.has(environment));
  return new Map(rendered.map((one) => [one.environment, renderHelmChart(one)]));
}
