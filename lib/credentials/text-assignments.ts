import { passwordWords } from './command-passwords';
import { isLiteralValue, isObjectName } from './literal-value';
import { readSecretName } from './secret-name';

/** A secret-looking name with a literal value, in text that no parser took apart. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** Zero-based line of the text. */
  readonly line: number;
}

const assignment =
  /(?<![\w.])["']?([\p{L}_][\p{L}\w.-]{0,80})["'\]]{0,2}[ \t]{0,40}(?:=>|:=|={1,3}|!==?|:)[ \t]{0,40}(?:@?(["'`])([^"'`\n]{1,400})|([^\s"'`,;|<>{}]{1,400}))/gu;
const flag = /(?<!\S)--([A-Za-z][\w-]{0,80})\s+(?:(["'])([^"'\n]{1,400})|([^\s"'-][^\s"']{0,400}))/g;
/** `secret "x";` as in configuration files of servers, and `"x" == password`. */
const statement = /(?<![\w.-])([A-Za-z_][\w.-]{0,80})[ \t]{1,40}(["'`])([^"'`\n]{1,400})\2;/g;
const comparison = /(["'`])([^"'`\n]{1,400})\1[ \t]{0,40}[!=]{2,3}[ \t]{0,40}([A-Za-z_]\w{0,80})/g;
/** A parameter of a URL, or a value of a flag that is a pair itself: `?user=a&password=x`, `--from-literal=token=x`. */
const parameter = /(?<=[?&=])([A-Za-z_][\w.-]{0,80})=([^\s"'`&#,;|<>{}=]{1,400})/g;
/** `aws configure set aws_secret_access_key x`, and its like of other programs. */
const setting =
  /\b(?:config|configure|user-secrets)\s{1,9}set\s{1,9}([A-Za-z_][\w.-]{0,80})\s{1,9}([^\s"'-][^\s"']{0,400})/g;
const comment = /^\s*(#|\/\/|;|--\s)/;
/** What stands after `name:` or `name=` in program text that passes a value on. */
const code =
  /^(str|string|text|bytes|int|any|optional\b.*|self\b.*|this\b.*|config\b.*|settings\b.*|args\b.*|[\w.]*\(.*)$/i;

/**
 * Finds `PASSWORD=x`, `token: "x"`, `--api-key x` and `-u user:x` in scripts and other plain text. A comment is read
 * only where the value ends it: `# password: see the vault` is prose.
 */
export function findAssignments(text: string): Assignment[] {
  if (!/[=:]|\s--|\s-[a-z]|";|\bset\s/.test(text)) return [];
  return text.split('\n').flatMap(lineAssignments);
}

function lineAssignments(line: string, number: number): Assignment[] {
  const found: Assignment[] = [];
  const isComment = comment.test(line);
  const add = (name: string, value: string, match: RegExpExecArray): void => {
    const rest = line.slice(match.index + match[0].length).replace(/^["'`]/, '');
    if (isComment && (isKeyName(name, value) || /[^\s;,)]/.test(rest))) return;
    found.push({ name, value, line: number });
  };
  for (const match of [...line.matchAll(assignment), ...line.matchAll(flag)]) {
    const [, name = '', quote = '', quoted = '', bare = ''] = match;
    const value = quote !== '' ? quoted : /[([]/.test(bare) ? bare : bare.replace(/[)\]:]+$/, '');
    if (!namesSecret(name) || !isLiteralValue(value) || value.startsWith('$')) continue;
    const passedOn = quote === '' && (code.test(value) || value.toLowerCase() === name.toLowerCase());
    if (!passedOn) add(name, value, match);
  }
  if (line.includes(';') || line.includes('=')) {
    for (const match of line.matchAll(statement)) {
      const [, name = '', , value = ''] = match;
      if (namesSecret(name) && isLiteralValue(value)) add(name, value, match);
    }
    for (const match of line.matchAll(comparison)) {
      const [, , value = '', name = ''] = match;
      if (namesSecret(name) && isLiteralValue(value)) add(name, value, match);
    }
  }
  const known = new Set(found.map(({ name }) => name));
  for (const match of [...line.matchAll(parameter), ...line.matchAll(setting)]) {
    const [, name = '', value = ''] = match;
    if (known.has(name) || !namesSecret(name) || !isLiteralValue(value) || /^[$%]/.test(value)) continue;
    found.push({ name, value, line: number });
  }
  for (const { name, value } of passwordWords(line.split(/[\s"']+/))) found.push({ name, value, line: number });
  return found;
}

/** `secretKey: AWS_ACCESS_KEY_ID`: the key of a Secret that an ExternalSecret fills. */
function isKeyName(name: string, value: string): boolean {
  return name === 'secretKey' && (isObjectName(value) || /^[A-Z][A-Z0-9_]*$/.test(value));
}

function namesSecret(name: string): boolean {
  const meaning = readSecretName(name);
  return meaning === 'secret' || meaning === 'keyword';
}
