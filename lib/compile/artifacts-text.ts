import { isRecord } from '../documents/is-record';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';

/** Writes artifacts as the reference does: all defaults and nulls, two blanks of indent, no newline at the end. */
export function artifactsText(artifacts: CompiledArtifacts): string {
  return JSON.stringify(artifacts, null, 2);
}

/** True when two texts of artifacts differ in nothing but the time of compilation. */
export function sameButTime(one: string, other: string): boolean {
  const [first, second] = [withoutTime(one), withoutTime(other)];
  return first !== undefined && first === second;
}

function withoutTime(text: string): string | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || !isRecord(data['metadata'])) return undefined;
    return JSON.stringify({ ...data, metadata: { ...data['metadata'], compiled_at: '' } }, null, 2);
  } catch {
    return undefined;
  }
}
