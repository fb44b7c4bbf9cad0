import { isRecord } from '../documents/is-record';
import type { Platform } from '../schema/platform/platform';

/**
 * Whether platform.yaml says this text in a field.
 *
 * @param field - a path with dots, where `<name>` stands for any profile
 */
export function platformSays(platform: Platform, field: string, text: string): boolean {
  const wanted = withoutSlash(text);
  return textsAt(platform, field.split('.')).some((said) => withoutSlash(said) === wanted || isBase(said, wanted));
}

function textsAt(value: unknown, [key, ...rest]: readonly string[]): string[] {
  if (key === undefined) return typeof value === 'string' ? [value] : [];
  if (!isRecord(value)) return [];
  return (key === '<name>' ? Object.values(value) : [value[key]]).flatMap((item) => textsAt(item, rest));
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

/** OpenLineage clients are told the base of the URL that platform.yaml says whole. */
function isBase(said: string, wanted: string): boolean {
  return said === `${wanted}/api/v1/lineage`;
}
