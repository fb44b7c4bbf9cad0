import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { locateInLayers, type ValuesLayer } from '../documents/values-layer';
import type { GitopsValues } from '../schema/values/gitops-values';
import { isOn } from './gitops-target';

/** What is wrong between the settings under `gitops`; each setting by itself is the schema's business. */
export function gitopsFaults(values: GitopsValues, layers: readonly ValuesLayer[]): Diagnostic[] {
  const { repository, argocd, flux } = values;
  const found: Diagnostic[] = [];
  const add = (path: DataPath, fault: Pick<Diagnostic, 'severity' | 'code' | 'message' | 'fix'>): void => {
    const place = locateInLayers(layers, ['floe', 'gitops', ...path]);
    found.push({ ...fault, path: place?.path, range: place?.key });
  };
  const inert = (path: DataPath, message: string, fix = 'remove it'): void =>
    add(path, { severity: 'warning', code: 'FLOE5012', message, fix });
  const exclusive = (path: DataPath, other: string, fix: string): void => {
    const message = `"${path.at(-1)}" and "${other}" exclude each other`;
    add(path, { severity: 'error', code: 'FLOE5011', message, fix });
  };

  const ownSource = isOn(flux) && flux?.source === undefined;
  const needsRepository = isOn(argocd) || ownSource;
  if (needsRepository && repository === undefined) {
    const section = isOn(argocd) ? 'argocd' : 'flux';
    add([section], {
      severity: 'error',
      code: 'FLOE5010',
      message: `"${section}" is on, and nothing says where the manifests are: gitops.repository is missing`,
      fix: 'add gitops.repository: https://…, the repository that the output folder is pushed to',
    });
  }
  if (values.branch !== undefined && values.tag !== undefined) exclusive(['tag'], 'branch', 'keep one of the two');
  if (argocd?.server !== undefined && argocd.cluster !== undefined) {
    exclusive(['argocd', 'cluster'], 'server', 'name the target cluster by one of the two');
  }
  const set = argocd?.applicationSet;
  if (set !== undefined) {
    for (const key of ['server', 'cluster'] as const) {
      if (argocd?.[key] === undefined) continue;
      exclusive(['argocd', key], 'applicationSet', 'an ApplicationSet names clusters itself: remove it');
    }
    if (set.clusters !== undefined && set.clusterLabels !== undefined) {
      exclusive(['argocd', 'applicationSet', 'clusterLabels'], 'clusters', 'list the clusters, or name their labels');
    } else if (set.clusters === undefined && set.clusterLabels === undefined) {
      add(['argocd', 'applicationSet'], {
        severity: 'error',
        code: 'FLOE5014',
        message: 'nothing says which clusters the ApplicationSet is for: found neither "clusters" nor "clusterLabels"',
        fix: 'add clusters: [<name>] or clusterLabels: { <label>: <value> }',
      });
    }
    const twice = (set.clusters ?? []).findIndex((name, at, all) => all.indexOf(name) < at);
    if (twice !== -1) {
      add(['argocd', 'applicationSet', 'clusters', twice], {
        severity: 'error',
        code: 'FLOE5014',
        message: `"${set.clusters?.[twice]}" is listed twice: two Applications would have one name`,
        fix: 'remove one of the two',
      });
    }
  }
  if (argocd === undefined && flux === undefined) {
    inert([], 'no GitOps object comes of this: there is neither "argocd" nor "flux"', 'add argocd: {} or flux: {}');
  } else if (!needsRepository && isOn(flux)) {
    const source = `${flux?.source?.kind ?? 'GitRepository'} ${flux?.source?.name}`;
    for (const key of ['repository', 'branch', 'tag'] as const) {
      if (values[key] !== undefined) inert([key], `it has no effect beside the source ${source}`);
    }
  }
  if (flux?.source !== undefined) {
    for (const key of ['secretName', 'sourceInterval'] as const) {
      if (flux[key] !== undefined)
        inert(['flux', key], 'it belongs to a source of its own, and "source" names another');
    }
  }
  return found;
}
