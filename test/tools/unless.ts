/**
 * `test`, or where something is missing a `test` that skips and says why in its title: the report of the conformance tests
 * reads it there, so that nothing is skipped without a word.
 */
export function testUnless(missing: string | undefined): typeof test | typeof test.skip {
  if (missing === undefined) return test;
  const skip = (title: string, ...rest: Rest) => test.skip(`${title}${because(missing)}`, ...rest);
  const each =
    (table: readonly unknown[]) =>
    (title: string, ...rest: Rest) =>
      test.skip.each(table)(`${title}${because(missing).replaceAll('%', '%%')}`, ...rest);
  return Object.assign(skip, { each }) as typeof test.skip;
}

/** `describe`, or where something is missing a `describe` that skips and says why in its title. */
export function describeUnless(missing: string | undefined): (title: string, tests: () => void) => void {
  if (missing === undefined) return describe;
  return (title, tests) => describe.skip(`${title}${because(missing)}`, tests);
}

type Rest = [run: () => void, timeout?: number];

function because(missing: string): string {
  return `: skipped, because ${missing}`;
}
