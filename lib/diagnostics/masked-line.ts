import { hidesAllBelow, looksLikeSecretKey, namesSomething } from './secret-names';

/** Gives a line of a YAML or JSON file with stars in place of what may be secret, by its own keys and those above it. */
export function maskedLine(lines: readonly string[], index: number): string {
  const line = lines[index] ?? '';
  const isHidden = isBelowSecret(lines, index) || isValueOfSecret(lines, index);
  return withoutPasswords(isHidden ? maskAll(line) : maskSecretLine(line));
}

const blockLine = /^(\s*(?:- +)*(["']?)([A-Za-z0-9_.-]+)\2\s*[:=]\s+)(\S.*)$/;

/** Hides the values in a line of YAML or JSON whose keys look like secrets: `client_secret: ***`. */
export function maskSecretLine(line: string): string {
  const [, start = '', , key = '', value = ''] = blockLine.exec(line) ?? [];
  if (!looksLikeSecretKey(key) || /^([{[]|[*|>])/.test(value)) return maskFlow(line, false);
  const anchor = /^&\S+\s+/.exec(value)?.[0] ?? '';
  return start + anchor + stars(value.slice(anchor.length));
}

/** Hides everything but keys and the values of keys that name something. */
function maskAll(line: string): string {
  const [, start = '', , key = '', value = ''] = blockLine.exec(line) ?? [];
  if (namesSomething(key)) return line;
  const [, indent = '', text = ''] = /^(\s*(?:- +)*)(.*)$/.exec(line) ?? [];
  if (/^[{[]/.test(value)) return start + maskFlow(value, true);
  if (/^[{[]/.test(text)) return indent + maskFlow(text, true);
  if (start !== '') return start + stars(value);
  return /^["']?[\w.-]+["']?\s*:\s*$/.test(text) ? line : indent + stars(text);
}

const flowToken = /"(?:[^"\\]|\\.)*"?|'[^']*'?|[{}[\],]|[^\s,{}[\]"'][^,{}[\]"']*/g;
const plainPair = /^((?:- +)*)([\w.-]+)(\s*[:=]\s*)(.*)$/s;

/** Walks over a flow collection, or any text, and hides values by the keys before and around them. */
function maskFlow(line: string, hidden: boolean): string {
  const around = [hidden];
  let key = '';
  const isHidden = (): boolean => (around.at(-1) === true ? !namesSomething(key) : looksLikeSecretKey(key));
  return line.replace(flowToken, (token, at: number) => {
    if (token === '{' || token === '[') around.push(around.at(-1) === true || hidesAllBelow(key));
    if ((token === '}' || token === ']') && around.length > 1) around.pop();
    if (/^[{}[\],]$/.test(token)) {
      key = '';
      return token;
    }
    if (/^["']/.test(token)) {
      if (!/^\s*:/.test(line.slice(at + token.length, at + token.length + 10)))
        return isHidden() ? stars(token) : token;
      key = token.slice(1, -1);
      return token;
    }
    const [, dashes = '', name, sign = '', value = ''] = plainPair.exec(token) ?? [];
    if (name === undefined) return isHidden() && token !== ':' ? stars(token) : token;
    key = name;
    return dashes + name + sign + (isHidden() && !/^[&*|>]/.test(value) && value !== '' ? stars(value) : value);
  });
}

/** True when a key above the line, which the line belongs to by its indentation, hides all below it. */
function isBelowSecret(lines: readonly string[], index: number): boolean {
  let indent = indentOf(lines[index] ?? '');
  for (let above = index - 1; above >= 0 && indent > 0; above -= 1) {
    const line = lines[above] ?? '';
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    const [, key] = /^[\s-]*["']?([\w.-]+)["']?\s*:/.exec(line) ?? [];
    if (key !== undefined && hidesAllBelow(key)) return true;
  }
  return false;
}

/** Items may stand below their key without being indented more: the dash counts. */
function indentOf(line: string): number {
  const blanks = line.length - line.trimStart().length;
  return line.startsWith('- ', blanks) ? blanks + 1 : blanks;
}

/** True for `value: …` next to a `name: DB_PASSWORD`, as environment variables are written. */
function isValueOfSecret(lines: readonly string[], index: number): boolean {
  const names = [lines[index - 1], lines[index], lines[index + 1]].map((line = '') => {
    const [, name = ''] = /(?:^|[\s{,"'-])name["']?\s*:\s*["']?([\w.-]+)/.exec(line) ?? [];
    return name;
  });
  return /(^|[\s{,"'-])value["']?\s*:/.test(lines[index] ?? '') && names.some((name) => looksLikeSecretKey(name));
}

/** Hides passwords in addresses of brokers and databases. */
export function withoutPasswords(line: string): string {
  return line.replace(/(:\/\/[^\s/@:]*:)[^\s/@]+(?=@)/g, '$1***');
}

/** As many stars as characters, up to a dozen: the length of a secret is nobody's business. A switch or null is none. */
function stars(text: string): string {
  const end = text.trimEnd();
  if (/^(true|false|null|~)$/.test(end)) return text;
  return '*'.repeat(Math.min([...end].length, 12)) + text.slice(end.length);
}
