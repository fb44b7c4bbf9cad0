import type { Chart } from '../chart';
import { refuse } from '../refusal';
import type { Item } from '../values/block';
import { isMap } from '../values/values';
import { evaluateTemplate } from './evaluate';
import { namedTemplates } from './named-templates';
import { RootScope } from './scope';
import { TemplateFault } from './syntax';

/**
 * Copies data, executing the templates in its text and keys (Helm's `tpl` over an object).
 *
 * What a template gives stays text, whatever quotes or colons are in it. Keys are sorted.
 */
export function expandTemplates(item: Item, chart: Chart): unknown {
  const root = new RootScope(chart);
  const visit = ({ value, path }: Item): unknown => {
    if (typeof value === 'string') return expandText(value, path, root);
    if (Array.isArray(value)) return value.map((element, index) => visit({ value: element, path: [...path, index] }));
    if (!isMap(value)) return value ?? null;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [expandText(key, [...path, key], root), visit({ value: value[key], path: [...path, key] })]),
    );
  };
  return visit(item);
}

/** Executes the templates of one text (Helm's `tpl`). */
export function expandTemplate(text: string, path: Item['path'], chart: Chart): string {
  return expandText(text, path, new RootScope(chart));
}

function expandText(text: string, path: Item['path'], root: RootScope): string {
  if (!text.includes('{{')) return text;
  try {
    return evaluateTemplate(text, root, root, namedTemplates);
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    return refuse({
      code: 'template',
      message: `the text is a Helm template that cannot be executed: ${error.message}`,
      path,
      fix: 'write the result, or escape braces that are not for Helm: {{ "{{" }}',
    });
  }
}
