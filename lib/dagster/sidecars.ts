import { refuse } from './refusal';
import { type Block, nameOfKind } from './values/block';

/** The sidecars of a code location; unlike other lists of the chart they cannot be given as a map. */
export function sidecarContainers(location: Block): readonly unknown[] {
  const value = location.get('sidecarContainers');
  if (!location.truthy('sidecarContainers') || Array.isArray(value))
    return location.optionalCopies('sidecarContainers');
  return refuse({
    code: 'wrong-shape',
    message: `found ${nameOfKind(value)}, expected a list`,
    path: location.pathOf('sidecarContainers'),
    fix: 'write each container as - name: <name>',
  });
}
