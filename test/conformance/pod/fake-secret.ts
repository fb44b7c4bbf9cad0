/** The value that stands for a key of a Secret of the cluster: no two are equal. */
export function fakeSecretValue(secret: string, key: string): string {
  return `value-of-${secret}-${key}`;
}
