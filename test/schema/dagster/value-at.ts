/** Builds values that hold one value at a dotted path; `*` is the only entry of a list. */
export function valuesWith(path: string, value: unknown): unknown {
  return path.split('.').reduceRight((inner, part) => (part === '*' ? [inner] : { [part]: inner }), value);
}

/** The data path of a dotted path. */
export function dataPath(path: string): (string | number)[] {
  return path.split('.').map((part) => (part === '*' ? 0 : part));
}
