import compare from 'semver/functions/compare';
import type { SourceDocument } from '../../documents/source-document';
import { type Checked, checkSchema } from '../check-schema';
import type { Finding } from '../finding';
import { readMap } from '../rule-reading';
import { type PlatformVersion, platformTag, platformVersionSchema, versionOfTag } from './platform-version';

/** Checks platform-version.yaml: its shape, its range, and that the pin lies within it (R53). */
export function checkPlatformVersion(document: SourceDocument): Checked<PlatformVersion> {
  return checkSchema(platformVersionSchema, document, { rules: [checkRange] });
}

function checkRange(data: unknown): Finding[] {
  const pin = readTag(readMap(data)['platform_config_version']);
  const compatibility = readMap(data, 'compatibility');
  const min = readTag(compatibility['min_version']);
  const max = readTag(compatibility['max_version']);
  if (min !== undefined && max !== undefined && isOlder(max, min)) {
    const message = `the oldest version, "${min}", is above the newest, "${max}"; no version lies between them`;
    const fix = 'exchange the two, or mend one of them';
    return [{ severity: 'error', code: 'FLOE6021', message, fix, path: ['compatibility', 'min_version'], at: 'value' }];
  }
  const outside = pin === undefined ? undefined : outsideOf(pin, { min, max });
  if (outside === undefined) return [];
  const fix = `pin a version of the range, or widen compatibility.${outside.key}`;
  const message = `the pinned version ${outside.sentence}`;
  return [{ severity: 'error', code: 'FLOE6022', message, fix, path: ['platform_config_version'], at: 'value' }];
}

/** Tells how a version lies outside a range, both ends of which belong to it; undefined when it does not. */
export function outsideOf(
  tag: string,
  { min, max }: { readonly min?: string | null; readonly max?: string | null },
): { readonly key: 'min_version' | 'max_version'; readonly sentence: string } | undefined {
  if (typeof min === 'string' && isOlder(tag, min)) {
    return { key: 'min_version', sentence: `"${tag}" is older than the oldest compatible one, "${min}"` };
  }
  if (typeof max === 'string' && isOlder(max, tag)) {
    return { key: 'max_version', sentence: `"${tag}" is newer than the newest compatible one, "${max}"` };
  }
  return undefined;
}

/** True when two tags are of one release, with or without the prefix. */
export function isSameRelease(one: string, other: string): boolean {
  return compare(versionOfTag(one), versionOfTag(other)) === 0;
}

function isOlder(one: string, other: string): boolean {
  return compare(versionOfTag(one), versionOfTag(other)) < 0;
}

function readTag(value: unknown): string | undefined {
  return typeof value === 'string' && platformTag.matches(value) ? value : undefined;
}
