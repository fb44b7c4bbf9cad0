/** When artifacts say that they were compiled. */
export interface CompileClock {
  /** The same instant for the same sources: SOURCE_DATE_EPOCH, else the start of 1970. */
  readonly reproducible: boolean;
  /** SOURCE_DATE_EPOCH as it stands in the environment: whole seconds since 1970. */
  readonly epoch?: string;
  readonly now: () => Date;
}

/** The most that a date of JavaScript can hold, in seconds. */
const latest = 8.64e12;

/**
 * Gives `compiled_at`: ISO 8601 in UTC, with microseconds and `Z`. SOURCE_DATE_EPOCH fixes it, as the specification of
 * reproducible builds asks. Undefined when SOURCE_DATE_EPOCH is not a number of seconds.
 */
export function compiledAt({ reproducible, epoch, now }: CompileClock): string | undefined {
  if (epoch !== undefined && epoch !== '') {
    const seconds = Number(epoch);
    if (!/^\d+$/.test(epoch) || seconds > latest || new Date(seconds * 1000).getUTCFullYear() > 9999) return undefined;
    return withMicroseconds(new Date(seconds * 1000));
  }
  return withMicroseconds(reproducible ? new Date(0) : now());
}

function withMicroseconds(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}
