import type { SourceDocument } from '../../documents/source-document';
import { type Checked, checkSchema } from '../check-schema';
import type { Finding } from '../finding';
import { readEntries } from '../rule-reading';
import { checkCredentials } from './credential-rules';
import { checkLayers } from './layer-rules';
import { misplacedPlatformKey } from './misplaced-keys';
import { type Platform, platformSchema } from './platform';
import { checkComputeLogs, checkSettings, checkToolkitBackend } from './setting-rules';

/**
 * Checks platform.yaml: its shape, the rules across keys, and what deserves a warning (schema sections 3 and 11).
 *
 * An empty file is a platform with all defaults. What the running pod would reject is an error; where the ADR's own
 * example goes beyond the runtime's schema, and for `external_secrets`, it is a warning.
 */
export function checkPlatform(document: SourceDocument): Checked<Platform> {
  return checkSchema(platformSchema, document, {
    empty: 'map',
    unknownKeyFix: misplacedPlatformKey,
    rules: [checkProfileCredentials, checkLayers, checkSettings, checkComputeLogs, checkToolkitBackend],
  });
}

function checkProfileCredentials(platform: unknown): Finding[] {
  return ['storage', 'catalogs', 'compute'].flatMap((section) =>
    readEntries(platform, section).flatMap(([name, profile]) => checkCredentials(profile, [section, name])),
  );
}
