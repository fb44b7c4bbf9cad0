/** Names whose values are random by nature and public. */
const publicNames =
  /(checksum|sha(1|224|256|384|512)?|digest|commit|revision|version|etag|fingerprint|thumbprint|uuid|guid|uid|(?<!key[-_]?)id|ca[-_]?bundle|(public|authorized|host)[-_]?keys?|certs?|certificates?|crt|integrity|nonce|hash|(?<![a-z])tag)s?$/i;

/** True for the name of something random that is no secret: a checksum, a commit, an image's tag, an id. */
export function isPublicName(name: string): boolean {
  return name.startsWith('checksum/') || publicNames.test(name);
}
