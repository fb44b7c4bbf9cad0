/** Codes of faults in who pods are, what runs are given, and what is kept of them; one line of meaning each. */
export const workloadCodes = {
  FLOE3130: 'one code location needs several IAM roles',
  FLOE3131: 'an IAM role belongs to another AWS partition than the region',
  FLOE3132: 'an annotation of a ServiceAccount names another identity than platform.yaml',
  FLOE3133: 'credentials by workload identity lack the name of the cloud’s account',
  FLOE3134: 'dbt asks for AWS keys that a pod with an IAM role does not have',
  FLOE3135: 'AWS keys in the environment hide an IAM role',
  FLOE3136: 'a ServiceAccount that is not rendered here needs an annotation',
  FLOE3140: 'a store of compute logs cannot be told from platform.yaml',
  FLOE3142: 'a code location cannot write to the store of the compute logs',
  FLOE3145: 'the running pod does not heed a switch of observability',
} as const;
