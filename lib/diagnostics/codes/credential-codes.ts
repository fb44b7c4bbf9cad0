/** Codes of what looks like a credential in an input file, and of comments that allow one. */
export const credentialCodes = {
  FLOE2070: 'a text of an input file has the form of a credential',
  FLOE2071: 'a literal value stands under the name of a secret in an input file',
  FLOE2072: 'a text of an input file looks as random as a key or token',
  FLOE2073: 'the name of a credential stands where the name of a profile is expected',
  FLOE2074: 'an input file holds a plain Secret with values',
  FLOE2075: 'a comment allows what looks like a credential, and says why',
  FLOE2076: 'a comment allows what looks like a credential, without a reason',
} as const;

/** A code of `credentialCodes`. */
export type CredentialCode = keyof typeof credentialCodes;
