import * as z from 'zod';
import { orNull, section, text } from '../scalars';
import type { TextPattern } from '../text-rule';

const prefix = /^(platform-config-)?v/;
const form =
  /^((platform-config-)?v)?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?$/;

/** A release of the platform configuration: its tag (R51), or the semantic version alone. */
export const platformTag: TextPattern = {
  source: form.source,
  matches: (value) => form.test(value),
  words: 'a release of the platform configuration, such as "platform-config-v1.2.3" or "1.2.3"',
};

/** The semantic version of a release. */
export function versionOfTag(tag: string): string {
  return tag.replace(prefix, '');
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
