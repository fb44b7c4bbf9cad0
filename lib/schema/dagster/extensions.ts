import { env } from './blocks/env';
import { resources } from './blocks/pod';
import { flag, freeMap, freeMapList, text, textMap } from './blocks/scalars';
import { nullableKey, strictMap } from './key';

/**
 * `serviceAccount` of a code location: an account of its own for its server and its runs. The toolkit's own key; the
 * official chart 1.12.17 has one account for all code locations.
 */
export const locationServiceAccount = strictMap(() => ({
  create: nullableKey(flag, 'Renders the account; false for one that is in the namespace already'),
  name: nullableKey(text, 'Name of the account; without it that of the Deployment'),
  annotations: nullableKey(textMap, 'Annotations of the account, such as the role of a cloud'),
}));

/**
 * `runs` of a code location: where the pods of its runs differ from its server, or must be told to equal it. The
 * toolkit's own key; in the official chart runs have the server's env and resources, and nothing of its placement.
 */
export const locationRuns = strictMap(() => ({
  env: nullableKey(env, 'Variables of runs alone, beside those of the server; one of the same name wins'),
  resources: nullableKey(resources, 'Compute resources of runs, instead of those of the server'),
  nodeSelector: nullableKey(textMap, 'Labels that the node of a run must have'),
  affinity: nullableKey(freeMap, 'Affinity rules of the pods of runs'),
  tolerations: nullableKey(freeMapList, 'Taints of nodes that the pods of runs accept'),
  podSecurityContext: nullableKey(freeMap, 'Security context of the pods of runs'),
  securityContext: nullableKey(freeMap, 'Security context of the main container of runs'),
}));
