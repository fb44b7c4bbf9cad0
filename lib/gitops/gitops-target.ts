import type { Tiers } from '../environment/tiers';
import type { GitopsValues } from '../schema/values/gitops-values';

/** What GitOps objects of an environment have in common. */
export interface GitopsTarget {
  readonly environment: string;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly values: GitopsValues;
  /** The environment's folder in the repository, without `./`: `charts-out/prod`. */
  readonly path: string;
  /** Name of the objects that are not named otherwise. */
  readonly name: string;
}

/** What an environment asks for under `gitops`; undefined when it asks for nothing. */
export function gitopsTarget(
  { environment, floe: { gitops } }: Pick<Tiers, 'environment' | 'floe'>,
  release: GitopsTarget['release'],
): GitopsTarget | undefined {
  if (gitops === undefined) return undefined;
  const { folder = 'charts-out' } = gitops;
  const path = folder === '.' ? environment : `${folder}/${environment}`;
  return { environment, release, values: gitops, path, name: `${release.name}-${environment}` };
}

/** True for a section that is there and not switched off. */
export function isOn(section: { readonly enabled?: boolean } | undefined): boolean {
  return section !== undefined && section.enabled !== false;
}
