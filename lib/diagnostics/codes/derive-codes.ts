/** Codes of faults between the tiers: what is valid by itself and does not fit together. */
export const deriveCodes = {
  FLOE3001: 'a key stands both at the top and under "floe:" of one values file',
  FLOE3002: 'a code location lacks its image or port',
  FLOE3003: 'compiled artifacts belong to no code location',
  FLOE3004: 'a code location has no compiled artifacts and gets the default profiles',
  FLOE3005: 'no code location is defined',
  FLOE3006: 'the name of the release or its namespace is not valid',
  FLOE3007: 'values say what belongs to platform.yaml',
  FLOE3008: 'the chart refuses the values',
  FLOE3009: 'a key of the values is unknown',
  FLOE3010: 'a value has another type than the chart expects',
  FLOE3011: 'a code location stands twice',
  FLOE3012: 'a construct of the app finds itself invalid',
} as const;
