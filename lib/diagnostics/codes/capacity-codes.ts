/** Codes of faults in capacity, availability and time: what a namespace grants and what its workloads ask for. */
export const capacityCodes = {
  FLOE3160: 'the least number of replicas of the autoscaler is above its most',
  FLOE3161: 'a fixed number of replicas has no effect beside the autoscaler',
  FLOE3162: 'a disruption budget names both the least available and the most unavailable',
  FLOE3163: 'a disruption budget lets no pod be evicted',
  FLOE3164: 'the workloads ask for more than the quota grants',
  FLOE3165: 'the quota leaves no room for the new pod of an update, or for the most replicas of an autoscaler',
  FLOE3166: 'the quota leaves no room for a run beside the workloads',
  FLOE3167: 'a limit of the namespace is no quantity, or less than what a single container gets',
  FLOE3170: 'a time zone is unknown',
  FLOE3172: 'network policies are on and restrict nothing, or name a zone that does not exist',
  FLOE3173: 'an endpoint has no port that a network policy could name',
  FLOE3174: 'network policies do not cover a workload',
  FLOE3180: 'a profile or layer of compiled artifacts is not that of platform.yaml',
  FLOE3181: 'compiled artifacts are those of another environment',
} as const;

/** A code of `capacityCodes`. */
export type CapacityCode = keyof typeof capacityCodes;
