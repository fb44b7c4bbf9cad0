import type { Manifest } from '../../manifest';
import { manifestPlace } from '../../synth/manifest-place';
import type { ReadEnvironment } from '../../synth/read-environments';
import { synthesize } from '../../synth/synthesize';
import { originOf } from '../../synth/verify-environment';
import type { Side, SideEnvironment } from './side';

export interface PlatformSideOptions {
  readonly label: string;
  readonly root: string;
  /** @default - all environments */
  readonly only?: readonly string[];
}

/** Renders environments of a platform-config repository; what is wrong with them comes as diagnostics. */
export function platformSide({ label, root, only }: PlatformSideOptions): Side & { readonly names: readonly string[] } {
  const synthesis = synthesize({ root, only });
  const environments = new Map<string, SideEnvironment>();
  for (const { environment, manifests } of synthesis.manifests) {
    const found = synthesis.read.environments.find(({ name }) => name === environment);
    if (found !== undefined) environments.set(environment, sideEnvironment(found, manifests));
  }
  return {
    label,
    environments,
    diagnostics: synthesis.diagnostics,
    textOf: synthesis.read.textOf,
    names: synthesis.read.names,
  };
}

function sideEnvironment(environment: ReadEnvironment, manifests: readonly Manifest[]): SideEnvironment {
  const { release } = environment.derived;
  const origin = originOf(environment);
  return {
    manifests,
    source: environment,
    identity: { environment: environment.name, namespace: release.namespace, release: release.name },
    causeOf: (manifest, path, inner) => {
      const range = manifestPlace(origin, { manifest, path, inner })?.range;
      return range === undefined ? undefined : { file: range.file, line: range.line };
    },
  };
}
