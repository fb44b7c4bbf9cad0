import type { OriginSource } from '../derive/origin-source';
import { formatPath } from '../diagnostics/diagnostic';
import { withoutPasswords } from '../diagnostics/masked-line';
import { printable } from '../diagnostics/printable';
import { looksLikeSecretKey } from '../diagnostics/secret-names';
import { isRecord } from '../documents/is-record';
import type { ExplainedValue, Explanation, OriginStep } from './explain-value';
import { formatNames } from './value-path';

/** Longer values are cut: the place says where to read the rest. */
const mostCharacters = 160;

/** Writes explained values: the value, and below it who says what, weakest first, the one that counts marked with `>`. */
export function explainText({ values, more, effective }: Extract<Explanation, { values: unknown }>): string {
  const blocks = values.map((one) => explainOne(one, effective));
  if (more > 0) blocks.push(`and ${more} more; name a longer path to see them`);
  return `${blocks.join('\n')}\n`;
}

function explainOne({ names, value, steps }: ExplainedValue, effective: unknown): string {
  const rows = steps.map(
    (step) => [`  ${step.wins ? '>' : ' '} ${sourceText(step)}`, shown(names, step.value)] as const,
  );
  const width = Math.max(...rows.map(([source]) => source.length));
  const lines = rows.map(([source, text]) => `${source.padEnd(width)}  ${text}`);
  return [`${formatNames(effective, names)}: ${shown(names, value)}`, ...lines].map(printable).join('\n');
}

function sourceText({ source, place }: OriginStep): string {
  if (place === undefined) return source;
  const where = placeText(place);
  if (source === 'values') return where;
  return place.file === undefined ? `${source} (${where})` : `${source} from ${where}`;
}

function placeText({ file, line, path, reason }: OriginSource): string {
  if (file === undefined) return reason ?? 'a rule of the toolkit';
  const at = line === undefined ? file : `${file}:${line}`;
  const key = path === undefined || path.length === 0 ? '' : ` ${formatPath(path)}`;
  return `${at}${key}${reason === undefined ? '' : ` (${reason})`}`;
}

function shown(names: readonly string[], value: unknown): string {
  if (value === undefined) return '(not set)';
  const key = names.at(names.at(-1) === 'value' ? -2 : -1) ?? '';
  const text = JSON.stringify(masked(value, key));
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}

/** A text or number under the name of a secret becomes stars; a variable is named by its `name`. */
function masked(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, key));
  if (!isRecord(value)) {
    if (isSecret(value, key)) return '***';
    return typeof value === 'string' ? withoutPasswords(value) : value;
  }
  const name = typeof value['name'] === 'string' ? value['name'] : '';
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => {
      const isContent = value['kind'] === 'Secret' && /^(data|stringData)$/.test(field);
      return [field, isContent ? '***' : masked(item, field === 'value' ? name : field)];
    }),
  );
}

function isSecret(value: unknown, key: string): boolean {
  return (typeof value === 'string' || typeof value === 'number') && value !== '' && looksLikeSecretKey(key);
}
