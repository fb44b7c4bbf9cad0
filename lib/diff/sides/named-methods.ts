/** Keys that JavaScript takes for methods when it writes a map as text. */
const methods = /"?(toString|valueOf)"?\s*:/;

/**
 * Lets maps with a key such as `toString` be written as text like any other, in place.
 *
 * @param text - what the data was read from: almost none has such a key
 */
export function guardMethods(data: unknown, text: string): void {
  if (methods.test(text)) guard(data);
}

function guard(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && (Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf'))) {
    Object.defineProperty(value, Symbol.toPrimitive, { value: () => '[object Object]' });
  }
  for (const child of Object.values(value)) guard(child);
}
