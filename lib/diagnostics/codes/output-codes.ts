/** Codes of publishing rendered files and of comparing them with what is committed. */
export const outputCodes = {
  FLOE5001: 'the rendered files could not be written; the output folder is as it was',
  FLOE5002: 'a file or folder in the output folder is not the toolkit’s own; it is left as it is',
  FLOE5003: 'a committed file differs from what the sources render',
  FLOE5004: 'a file that the sources render is not committed',
  FLOE5005: 'a committed file is no longer rendered',
} as const;
