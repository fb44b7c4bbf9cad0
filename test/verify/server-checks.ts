import { manifestChecks } from '../../lib/verify/verify';

/** The checks of what every API server refuses, whatever else is in the cluster. */
export const serverChecks = [
  manifestChecks['kubernetes-schema'],
  manifestChecks['object-rules'],
  manifestChecks['names-and-sizes'],
  manifestChecks.duplicates,
  manifestChecks.selectors,
];
