import { waitingContainerName } from '../dagster/init-containers';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Tiers } from '../environment/tiers';
import type { OperatorLocation } from './code-locations';
import { locationPlace } from './location-faults';

const longestName = 63;
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Names of code locations that Kubernetes takes nowhere, each said once at the name instead of at every object that
 * carries it: a Service, a label, and the containers in which webserver and daemon wait for it (RFC 1123 labels).
 *
 * @param isWaitedFor - the release deploys the code locations, so that others wait for them
 */
export function locationNameFaults(
  tiers: Tiers,
  locations: readonly OperatorLocation[],
  isWaitedFor: boolean,
): Diagnostic[] {
  const longest = isWaitedFor ? longestName - waitingContainerName('').length : longestName;
  return locations.flatMap((location): Diagnostic[] => {
    const { name } = location;
    if (name === '' || (label.test(name) && name.length <= longest)) return [];
    const place = locationPlace(tiers, location);
    const carriers = isWaitedFor
      ? 'its Service and the containers that wait for it carry the name'
      : 'its Service has this name';
    const what = label.test(name) ? ` of ${name.length} characters` : '';
    const artifacts = tiers.artifacts.get(name)?.document.file;
    const better = nearestLabel(name, longest);
    return [
      {
        severity: 'error',
        code: 'FLOE3011',
        message: `"${name}"${what} cannot name a code location: ${carriers}; expected at most ${longest} lower-case letters, digits and "-", a letter or digit at both ends`,
        fix: `rename it${better === '' ? '' : `, for example to ${better}`}${artifacts === undefined ? '' : `, and ${artifacts} with it`}`,
        path: place?.path,
        range: place?.key,
      },
    ];
  });
}

function nearestLabel(name: string, longest: number): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
}
