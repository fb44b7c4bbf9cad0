/** Codes of platform/parity.yaml and of what it allows. */
export const diffCodes = {
  FLOE7001: 'an allowance of parity.yaml covers nothing that differs',
  FLOE7002: 'parity.yaml names an environment that is not there',
} as const;
