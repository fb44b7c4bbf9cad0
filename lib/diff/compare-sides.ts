import { compareText } from '../diagnostics/order';
import { compareEnvironments } from './compare/compare-environments';
import type { DiffReport } from './model';
import { securityBlindSpots } from './security/security';
import type { Side } from './sides/side';

/** Compares every environment of one side with that of the same name on the other. */
export function compareSides(before: Side, after: Side): DiffReport {
  const names = [...new Set([...before.environments.keys(), ...after.environments.keys()])].sort(compareText);
  return {
    before: before.label,
    after: after.label,
    environments: names.map((name) =>
      compareEnvironments(name, before.environments.get(name), after.environments.get(name)),
    ),
    notAnalysed: securityBlindSpots,
  };
}

/** Compares the one environment, folder or file of each side, whatever its name. */
export function comparePair(before: Side, after: Side): DiffReport {
  const [left] = before.environments.values();
  const [right] = after.environments.values();
  return {
    before: before.label,
    after: after.label,
    environments: [compareEnvironments('', left, right)],
    notAnalysed: securityBlindSpots,
  };
}
