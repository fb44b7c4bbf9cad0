/** Codes of faults in what the typed tiers say; one line of meaning each. Those from FLOE2050 are warnings, but for FLOE2056. */
export const schemaCodes = {
  FLOE2001: 'a key that is needed is missing',
  FLOE2002: 'a key is unknown at its place',
  FLOE2003: 'a value has the wrong type, or is empty (null) where a value is needed',
  FLOE2004: 'a literal value stands where only a reference to a Secret may stand',
  FLOE2005: 'a text does not have the form that its key asks for',
  FLOE2006: 'a value is not one of those that its key allows',
  FLOE2007: 'a number is out of range, or a text or list is too short or too long',
  FLOE2008: 'a list holds the same item twice',
  FLOE2009: 'a rule of the schema is broken that has no code of its own',
  FLOE2010: 'a name refers to a profile that the file does not define',
  FLOE2011: 'credentials lack what their mode needs',
  FLOE2012: 'the namespace of a layer has a wrong form',
  FLOE2013: 'a setting needs another setting beside it',
  FLOE2050: 'the account id in a role_arn does not have twelve digits',
  FLOE2051: 'a lineage_endpoint does not contain the path /api/v1/lineage',
  FLOE2052: 'oauth2 credentials have no scope',
  FLOE2053: 'a secret reference cannot be the name of a Kubernetes Secret or of an environment variable',
  FLOE2054: 'the version of a file is not one that the toolkit knows',
  FLOE2055: 'external_secrets is used, which the schema of the running pod rejects',
  FLOE2056: 'floe.yaml holds a setting that belongs to platform.yaml',
  FLOE2057: 'the namespace of a layer repeats the warehouse of its catalog',
} as const;

/** A code of this table. */
export type SchemaCode = keyof typeof schemaCodes;
