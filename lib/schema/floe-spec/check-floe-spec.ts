import type { SourceDocument } from '../../documents/source-document';
import { type Checked, checkSchema } from '../check-schema';
import { type FloeSpec, floeSpecSchema } from './floe-spec';
import { checkEndpoints, misplacedFloeKey, profileNameFix } from './tier-advice';

/**
 * Checks floe.yaml: its shape, and that it stays within its tier (schema section 2; ADR R9, R14).
 *
 * Whether the profiles that it names exist is known only with platform.yaml beside it.
 */
export function checkFloeSpec(document: SourceDocument): Checked<FloeSpec> {
  return checkSchema(floeSpecSchema, document, {
    unknownKeyFix: misplacedFloeKey,
    wrongTypeFix: profileNameFix,
    rules: [checkEndpoints],
  });
}
