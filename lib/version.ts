import { version as packageVersion } from '../package.json';

/** The toolkit's version, as its package says. */
export const version: string = packageVersion;
