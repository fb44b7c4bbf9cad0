import * as z from 'zod';
import { orNull, section, text } from '../scalars';
import type { TextPattern } from '../text-rule';

const prefix = 'platform-config-v';
const form = /^platform-config-v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** The tag of a release of the platform configuration (R51). */
export const platformTag: TextPattern = {
  source: form.source,
  matches: (value) => form.test(value),
  words: `the tag of a platform release, such as "${prefix}1.2.3"`,
};

/** The semantic version in the tag of a platform release. */
export function versionOfTag(tag: string): string {
  return tag.slice(prefix.length);
}

const compatibilitySchema = section(() => ({
  min_version: orNull(text({ pattern: platformTag })).describe('Oldest platform release that the pipeline works with'),
  max_version: orNull(text({ pattern: platformTag })).describe('Newest platform release that the pipeline works with'),
}));

/** platform-version.yaml: the platform release that a pipeline is built against (R53). */
export const platformVersionSchema = z.strictObject({
  platform_config_version: text({ pattern: platformTag }).describe('Platform release to build against'),
  compatibility: orNull(compatibilitySchema).describe(
    'Platform releases that the pipeline works with, both ends included',
  ),
});
/** The pin of a pipeline's repository. */
export type PlatformVersion = z.infer<typeof platformVersionSchema>;
