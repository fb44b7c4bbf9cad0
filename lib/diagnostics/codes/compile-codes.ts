/** Codes of compiling Tier 1 and Tier 2, and of version pins. */
export const compileCodes = {
  FLOE6001: 'no platform.yaml is found for an environment',
  FLOE6002: 'an environment has no platform.yaml of its own, and the one that serves any is taken',
  FLOE6003: 'a platform.yaml is that of another environment, by its name',
  FLOE6005: 'the artifacts cannot be written',
  FLOE6010: 'the manifest of dbt cannot be read; no columns are classified',
  FLOE6011: 'the classification of a column is malformed; the column is left out',
  FLOE6021: 'the oldest compatible version of a pin is above the newest',
  FLOE6022: 'a pinned version lies outside its own range',
  FLOE6023: 'the platform release that is compiled with lies outside the pinned range',
  FLOE6024: 'a platform release is given, and the repository pins none',
  FLOE6025: 'another platform release is compiled with than the pinned one',
} as const;
