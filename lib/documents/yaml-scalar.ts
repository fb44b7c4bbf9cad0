import { DUMP_SCHEMA, defineScalarTag, dump, NOT_RESOLVED } from 'js-yaml';
import { goScalar, pythonScalar } from './scalar-dialect';

/** Makes the writer quote every string that a Go or Python reader would type as something else (`-0o17`). */
const misread = defineScalarTag<string>('tag:yaml.org,2002:misread', {
  implicit: true,
  resolve: (text) => (isMisread(text) ? text : NOT_RESOLVED),
  identify: () => false,
});

/** How js-yaml is to write YAML that readers of 1.1 and 1.2 take alike: no aliases, no folded lines. */
export const yamlWriting = { schema: DUMP_SCHEMA.withTags(misread), lineWidth: -1, noRefs: true };

/** Text that can only be quoted, and needs no escape for it: JSON, above all. */
const quotable = /^[{["'&*!|>%@`#][\x20-\x7e]*$/;
/** Words, paths, images, commands: text that no reader of YAML takes for anything but itself, words like `yes` aside. */
const plain = /^[A-Za-z_/][\w/.;,=()$@+-]*(?:[: ][\w/.;,=()$@+-]+)*$/;
/** A digest: the letters keep it from being a number. */
const digest = /^(?!0b)(?=.*[abcdf])[0-9a-f]{16,}$/;
const cache = new Map<string, string>();
const maxCachedLength = 120;

/** A lone dot or exponent is a number to readers that take the grammar of YAML 1.1 at its word. */
const lonePart = /^[-+]?([0-9_]*\.[0-9_]*|[0-9_.]*[eE][-+]?[0-9_]+)$/;
/** Some readers take a date or time with too few digits too. */
const nearlyDate = /^\d{4}-\d{1,2}-\d{1,2}($|[Tt\s])/;

function isMisread(text: string): boolean {
  return (
    typeof goScalar(text) !== 'string' ||
    typeof pythonScalar(text) !== 'string' ||
    lonePart.test(text) ||
    nearlyDate.test(text)
  );
}

/**
 * Writes one scalar as YAML: a single line, or a literal block whose lines are indented by two.
 *
 * Quoting is js-yaml's, made stricter so that YAML 1.1 and 1.2 readers alike see a string where one was.
 */
export function yamlScalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return isFraction(value) ? writeFloat(value) : String(value);
  const isShort = value.length <= maxCachedLength;
  const known = isShort ? cache.get(value) : undefined;
  if (known !== undefined) return known;
  const text = writeString(value);
  if (isShort) cache.set(value, text);
  return text;
}

function writeString(value: string): string {
  if ((plain.test(value) && !isMisread(value)) || digest.test(value)) return value;
  if (quotable.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return value.includes('\n') ? severalLines(value) : dump(value, yamlWriting).slice(0, -1);
}

/** Whole numbers up to 2^53 have one form that all readers know. */
function isFraction(value: unknown): boolean {
  return typeof value === 'number' && !Number.isSafeInteger(value);
}

/** js-yaml writes `1e-7` so that YAML 1.1 takes it for a number too. */
function writeFloat(value: unknown): string {
  return dump(value, yamlWriting).slice(0, -1);
}

/** A key before its colon must be shorter than 1024 characters; a longer one is marked with `?` on a line of its own. */
export const longestSimpleKey = 1000;

/** Writes a key: the same as a scalar, but never over several lines. */
export function yamlKey(key: string): string {
  return key.includes('\n') ? doubleQuoted(key) : yamlScalar(key);
}

/** Readers do not agree where a literal block ends whose lines are blanks only. */
const blankLine = /^[ \t]+$/m;

function severalLines(value: string): string {
  return blankLine.test(value) ? doubleQuoted(value) : block(value);
}

/** Writes text on one line; what JSON leaves as it is and YAML does not allow, or reads as a line break, is escaped. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** js-yaml marks the end of a document whose last line breaks count; what we write may be followed by more. */
export const documentEnd = /(?<=\n)\.\.\.\n$/;

/** Dumped one level down, a literal block keeps its indentation of two and its trailing lines. */
function block(value: string): string {
  const text = dump({ k: value }, yamlWriting).slice('k: '.length).replace(documentEnd, '');
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
