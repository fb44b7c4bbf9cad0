/** Codes of writing files that must not exist yet. */
export const newFileCodes = {
  FLOE8000: 'a file to be written exists already; nothing is written',
  FLOE8001: 'a new file cannot be written',
} as const;

/** Codes of what importing a values file reports. */
export const importCodes = {
  FLOE8020: 'an imported value follows from Tiers 1 and 2 and is left out',
  FLOE8021: 'an imported value repeats a default and is left out',
  FLOE8022: 'an imported value has no effect and is left out',
  FLOE8023: 'an imported value belongs to another tier',
  FLOE8024: 'an imported file holds a literal secret, which is left out',
  FLOE8025: 'an imported list of code locations is keyed by name',
  FLOE8026: 'an imported list of code locations cannot be keyed by name',
  FLOE8027: 'an imported value has an effect now that it had not before',
  FLOE8028: 'an imported reference to a Secret is bound to the reference of platform.yaml',
} as const;

/** A code of `importCodes`. */
export type ImportCode = keyof typeof importCodes;
