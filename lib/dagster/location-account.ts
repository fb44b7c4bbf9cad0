import type { Chart } from './chart';
import { rawAnnotations } from './map-fields';
import { fullName, userServiceAccountName } from './names';
import type { Block } from './values/block';

/** An account of a code location's own (`serviceAccount` of its entry, the toolkit's own key). */
export interface LocationAccount {
  readonly name: string;
  /** False when the account is in the namespace already: then it is bound, not rendered. */
  readonly create: boolean;
  readonly annotations: unknown;
}

/** The account that a code location has for itself; undefined when it shares that of all code locations. */
export function ownAccount(chart: Chart, location: Block): LocationAccount | undefined {
  const account = location.optionalBlock('serviceAccount');
  if (account === undefined) return undefined;
  return {
    name: account.textOr('name', `${fullName(chart)}-${location.requiredText('name')}`),
    create: account.isNull('create') || account.truthy('create'),
    annotations: rawAnnotations(account),
  };
}

/** The name of the account that a code location and its runs run as. */
export function locationAccountName(chart: Chart, location: Block): string {
  return ownAccount(chart, location)?.name ?? userServiceAccountName(chart);
}
