import type { Release } from '../dagster/chart';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { SealedSecretResource } from './floe-resources';
import { lineOf } from './placed-profiles';

/**
 * The SealedSecrets of an environment's `secrets` folder, each for the release's namespace; one for another namespace
 * could not be unsealed there, or would make a Secret that no pod can read.
 */
export function deriveSealedSecrets(
  tiers: Tiers,
  release: Release,
): { secrets: SealedSecretResource[]; diagnostics: Diagnostic[] } {
  const diagnostics = valuesFaults(tiers);
  const secrets = new Map<string, SealedSecretResource>();
  const places = new Map<string, string>();
  for (const { document, manifest } of tiers.sealedSecrets) {
    const { name } = manifest.metadata;
    const template = manifest.spec.template?.metadata;
    const expected = [
      [['metadata', 'namespace'], manifest.metadata.namespace, release.namespace],
      [['spec', 'template', 'metadata', 'namespace'], template?.namespace, release.namespace],
      [['spec', 'template', 'metadata', 'name'], template?.name, name],
    ] as const;
    for (const [path, found, wanted] of expected) {
      if (found === undefined || found === wanted) continue;
      const what = path.at(-1);
      const message = `the SealedSecret "${name}" is for ${what} "${found}"; expected "${wanted}"`;
      const fix =
        what === 'namespace'
          ? `seal it again for the release's namespace: kubeseal --namespace ${release.namespace}`
          : 'the Secret gets the name of its SealedSecret: seal it again under one name';
      diagnostics.push({ severity: 'error', code: 'FLOE3111', message, fix, path, range: document.rangeOfValue(path) });
    }
    const known = places.get(name);
    const range = document.rangeOfValue(['metadata', 'name']);
    if (known === undefined) {
      places.set(name, lineOf(range));
      secrets.set(name, { name, document, manifest });
      continue;
    }
    const message = `the Secret "${name}" is sealed twice; the other one is at ${known}`;
    const path = ['metadata', 'name'];
    diagnostics.push({ severity: 'error', code: 'FLOE3114', message, fix: 'remove one of the two', path, range });
  }
  return { secrets: [...secrets.values()], diagnostics };
}

/** The floe-dagster chart took sealed values from its values file; here they are files of their own. */
function valuesFaults({ floe, layers, environment }: Tiers): Diagnostic[] {
  const { sealedSecrets } = floe;
  if (sealedSecrets === undefined) return [];
  const { enabled, annotations: _, custom = [], ...blocks } = sealedSecrets;
  const report = (severity: 'error' | 'warning', path: readonly (string | number)[], message: string): Diagnostic => {
    const place = locateInLayers(layers, ['floe', 'sealedSecrets', ...path]);
    const fix = `write what kubeseal gives to platform/${environment}/secrets/<name>.yaml, and remove this block`;
    return { severity, code: 'FLOE3119', message, fix, path: place?.path, range: place?.key };
  };
  const filled = [
    ...Object.entries(blocks).flatMap(([key, block]) =>
      Object.keys(block?.encryptedData ?? {}).length === 0 ? [] : [[key]],
    ),
    ...custom.map((_, index) => ['custom', index]),
  ];
  const message = 'sealed values in the values file are not rendered';
  if (filled.length > 0) return filled.map((path) => report(enabled === true ? 'error' : 'warning', path, message));
  return enabled === true ? [report('error', ['enabled'], 'sealed secrets are files here, not values')] : [];
}
