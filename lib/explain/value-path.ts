import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';

/**
 * Reads a path as people type it: `a.b`, `list[0]`, `list[name]`, `map["a.b/c"]`; undefined when a bracket or a quote is
 * not closed.
 */
export function parseValuePath(text: string): string[] | undefined {
  const parts: string[] = [];
  const token = /\["((?:[^"\\]|\\.)*)"\]|\['([^']*)'\]|\[([^\]]+)\]|\.?([^.[\]]+)/y;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    const [, double, single, bare, key] = match;
    const part = double === undefined ? (single ?? bare ?? key) : double.replaceAll(/\\(.)/g, '$1');
    if (part !== undefined) parts.push(part);
  }
  return parts.length === 0 ? undefined : parts;
}

/** The fields by which Kubernetes, and the chart, tell the elements of a list apart. */
const identities = ['name', 'mountPath', 'host'] as const;

/** What an element of a list is called: its name or mount path, else its index. */
export function elementName(list: readonly unknown[], index: number): string {
  const element = list[index];
  if (isRecord(element)) {
    // Several mounts share the name of a volume; their paths differ.
    const keys = 'mountPath' in element ? (['mountPath'] as const) : identities;
    const key = keys.find((one) => typeof element[one] === 'string' && element[one] !== '');
    if (key !== undefined) return String(element[key]);
  }
  return String(index);
}

/** How far a typed path leads into data. */
export interface Resolved {
  /** Keys and indexes. */
  readonly path: DataPath;
  /** The same, list elements by name. */
  readonly names: readonly string[];
  readonly value: unknown;
  /** How many of the typed parts were found. */
  readonly found: number;
}

/**
 * Follows a typed path through data: a key of a map, also one with dots in it that was typed without quotes, a list
 * element by name or index. Stops where nothing fits.
 */
export function resolvePath(data: unknown, parts: readonly string[]): Resolved {
  const path: (string | number)[] = [];
  const names: string[] = [];
  let value = data;
  let found = 0;
  while (found < parts.length) {
    const step = isRecord(value) ? mapStep(value, parts, found) : listStep(value, parts[found] ?? '');
    if (step === undefined) break;
    path.push(step.key);
    names.push(step.name);
    value = (value as Record<string | number, unknown>)[step.key];
    found += step.used;
  }
  return { path, names, value, found };
}

interface Step {
  readonly key: string | number;
  readonly name: string;
  /** How many typed parts the key takes up. */
  readonly used: number;
}

function mapStep(map: Readonly<Record<string, unknown>>, parts: readonly string[], from: number): Step | undefined {
  for (let end = from + 1; end <= parts.length; end += 1) {
    const key = parts.slice(from, end).join('.');
    if (Object.hasOwn(map, key)) return { key, name: key, used: end - from };
  }
  return undefined;
}

function listStep(list: unknown, part: string): Step | undefined {
  if (!Array.isArray(list)) return undefined;
  const named = list.findIndex((_, index) => elementName(list, index) === part);
  const byVolume = list.findIndex((element: unknown) => isRecord(element) && element['name'] === part);
  const index = named === -1 ? byVolume : named;
  if (index !== -1) return { key: index, name: elementName(list, index), used: 1 };
  const number = /^\d+$/.test(part) ? Number(part) : -1;
  return number >= 0 && number < list.length ? { key: number, name: elementName(list, number), used: 1 } : undefined;
}

/** Writes a path with list elements by name: `deployments[customer-analytics].env[TZ].value`. */
export function formatNames(data: unknown, names: readonly string[]): string {
  let text = '';
  let value = data;
  for (const name of names) {
    const inList = Array.isArray(value);
    if (inList) text += `[${name}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(name)) text += text === '' ? name : `.${name}`;
    else text += `[${JSON.stringify(name)}]`;
    value = resolvePath(value, [name]).value;
  }
  return text;
}
