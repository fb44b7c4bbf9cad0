const levels = 10_000;
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const aliases = (at: number, from: string) =>
  at === 0
    ? 'x'
    : Array(10)
        .fill(`*${from}${at - 1}`)
        .join(', ');

/** Inputs that are small and ask for endless time or memory, or that no reader takes. */
export const bombs: Record<string, string | Buffer> = {
  'aliases of aliases in lists': lines(12, (at) => `a${at}: &a${at} [${aliases(at, 'a')}]`),
  'aliases of aliases in maps': lines(
    40,
    (at) => `a${at}: &a${at} ${at === 0 ? '{x: 1}' : `{l: *a${at - 1}, r: *a${at - 1}}`}`,
  ),
  'merges of merges': lines(
    40,
    (at) => `a${at}: &a${at}\n  k${at}: 1${at === 0 ? '' : `\n  <<: [*a${at - 1}, *a${at - 1}]`}`,
  ),
  'aliases to nothing': lines(11_000, (at) => `- *a${at}`),
  'open lists': '['.repeat(levels),
  'open maps': '{"a":'.repeat(levels),
  'deep lists': '['.repeat(levels) + ']'.repeat(levels),
  'deep maps': `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  'deep items': `${'- '.repeat(levels)}x`,
  'deep blocks': lines(2000, (at) => `${' '.repeat(at)}a:`),
  'a long value': `a: ${'x'.repeat(300_000)}`,
  'a long key': `${'x'.repeat(300_000)}: 1`,
  'a long line of names': 'name '.repeat(60_000),
  'an endless escape': `a: "${'\\'.repeat(300_000)}`,
  'many unknown keys': lines(300, (at) => `k${at}: ${at}`),
  'many equal keys': 'a: 1\n'.repeat(11_000),
  'many documents': '---\na: 1\n'.repeat(1000),
  'many tags': '!a '.repeat(20_000),
  'many question marks': '? '.repeat(5000),
  'nothing but blanks': ' '.repeat(300_000),
  'a NUL byte': 'a: \u0000\n',
  'a key with a NUL byte': '"\\0": 1\n',
  'an unknown version of YAML': '%YAML 9.9\n---\na: 1\n',
  'invalid UTF-8': Buffer.from([0x61, 0x3a, 0x20, 0xc3, 0x28, 0x0a]),
  'UTF-16': Buffer.from('\ufeffversion: 1\n', 'utf16le'),
  'bytes of every value': Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 256)),
};
