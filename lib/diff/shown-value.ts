import { renderYaml } from '../documents/yaml-text';

/** A value of a change as people read it: text and numbers as they are, a short list in a line, the rest as YAML. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    return `[${value.map((item) => (typeof item === 'string' ? listItem(item) : String(item))).join(', ')}]`;
  }
  return renderYaml(value).replace(/\n$/, '');
}

function listItem(text: string): string {
  return /^[\w./:@=$-]+$/.test(text) ? text : JSON.stringify(text);
}
