import type { SourceDocument } from '../documents/source-document';
import { sourceText } from './source-text';

/** Writes dates in free-form places as the text that the file has: the value is JSON data, which knows no dates. */
export function restoreDates<T>(value: T, document: SourceDocument): T {
  const path: (string | number)[] = [];
  const restore = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    if (item instanceof Date) return sourceText(document, document.rangeOfValue(path));
    let changed: Record<string | number, unknown> | undefined;
    const list = Array.isArray(item);
    for (const name of Object.keys(item)) {
      const inner = (item as Record<string, unknown>)[name];
      if (typeof inner !== 'object') continue;
      path.push(list ? Number(name) : name);
      const restored = restore(inner);
      path.pop();
      if (restored === inner) continue;
      changed ??= (list ? [...item] : { ...item }) as Record<string | number, unknown>;
      changed[name] = restored;
    }
    return changed ?? item;
  };
  return restore(value) as T;
}
