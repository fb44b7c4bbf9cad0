/** Codes of GitOps objects, of publishing rendered files and of comparing them with what is committed. */
export const outputCodes = {
  FLOE5001: 'the rendered files could not be written; the output folder is as it was',
  FLOE5002: 'a file or folder in the output folder is not the toolkit’s own; it is left as it is',
  FLOE5003: 'a committed file differs from what the sources render',
  FLOE5004: 'a file that the sources render is not committed',
  FLOE5005: 'a committed file is no longer rendered',
  FLOE5006: 'the output folder holds the input, or lies in it',
  FLOE5010: 'GitOps objects lack the address of the repository',
  FLOE5011: 'two settings of gitops exclude each other',
  FLOE5012: 'a setting of gitops has no effect',
  FLOE5013: 'an output folder holds the other form: plain manifests, or a Helm chart',
  FLOE5014: 'an ApplicationSet names no cluster, or one twice',
} as const;
