import { isLiteralValue } from './literal-value';
import { readSecretName } from './secret-name';

/** A secret-looking name with a literal value, in text that no parser took apart. */
export interface Assignment {
  readonly name: string;
  readonly length: number;
}

const assignment =
  /(?<![\w.-])["']?([A-Za-z_][\w.-]{0,80})["']?\s{0,4}(?:=>|:=|=|:)\s{0,4}(["'`]?)([^\s"'`,;|<>{}]{1,400})\2/g;
const flag = /(?<!\S)--([A-Za-z][\w-]{0,80})\s+(["']?)([^\s"'-][^\s"']*)\2/g;
const userAndPassword = /(?<!\S)-u\s*["']?[^\s:"'$]+:([^\s"']+)/g;
const comment = /^\s*(#|\/\/|;|--\s)/;
/** What stands after `name:` or `name=` in program text that passes a value on. */
const code =
  /^(str|string|text|bytes|int|any|optional\b.*|self\b.*|this\b.*|config\b.*|settings\b.*|args\b.*|[\w.]*\(.*)$/i;

/** Finds `PASSWORD=x`, `token: "x"`, `--api-key x` and `-u user:x` in scripts and other plain text, comments aside. */
export function findAssignments(text: string): Assignment[] {
  if (!/[=:]|\s--|\s-u/.test(text)) return [];
  return text
    .split('\n')
    .filter((line) => !comment.test(line))
    .flatMap(lineAssignments);
}

function lineAssignments(line: string): Assignment[] {
  const found: Assignment[] = [];
  for (const [, name = '', quote = '', matched = ''] of [...line.matchAll(assignment), ...line.matchAll(flag)]) {
    const value = quote === '' && !/[([]/.test(matched) ? matched.replace(/[)\]:]+$/, '') : matched;
    if (readSecretName(name) !== 'secret' || !isLiteralValue(value) || value.startsWith('$')) continue;
    const passedOn = quote === '' && (code.test(value) || value.toLowerCase() === name.toLowerCase());
    if (!passedOn) found.push({ name, length: value.length });
  }
  for (const [, password = ''] of line.matchAll(userAndPassword)) {
    if (isLiteralValue(password) && !password.startsWith('$')) found.push({ name: '-u', length: password.length });
  }
  return found;
}
