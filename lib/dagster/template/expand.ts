import type { Chart } from '../chart';
import { refuse } from '../refusal';
import type { Item } from '../values/block';
import { isMap } from '../values/values';
import { expandBlock } from './block-text';
import { fromYaml } from './data-text';
import { evaluateTemplate } from './evaluate';
import { namedTemplates } from './named-templates';
import { RootScope } from './scope';
import { TemplateFault } from './syntax';

/**
 * Copies data, executing the templates in its text and keys (Helm's `tpl` over `toYaml` of an object).
 *
 * What a template gives stays text, whatever quotes or colons are in it. Keys are sorted.
 */
export function expandTemplates(item: Item, chart: Chart): unknown {
  const root = new RootScope(chart);
  // The column is where the YAML of the data would have its keys or dashes: blocks of text are indented from there.
  const visit = ({ value, path }: Item, column: number): unknown => {
    if (typeof value === 'string') return expandText(value, path, root, column);
    if (Array.isArray(value)) {
      return value.map((element: unknown, index) => {
        const isNested = Array.isArray(element) || isMap(element);
        return visit({ value: element, path: [...path, index] }, isNested ? column + 2 : column);
      });
    }
    if (!isMap(value)) return value ?? null;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => {
          const child = value[key];
          const content = visit({ value: child, path: [...path, key] }, isMap(child) ? column + 2 : column);
          return [expandText(key, [...path, key], root), content];
        }),
    );
  };
  return visit(item, 0);
}

/** Executes the templates of one text (Helm's `tpl`). */
export function expandTemplate(text: string, path: Item['path'], chart: Chart): string {
  return expandText(text, path, new RootScope(chart));
}

/** Executes the templates of one text and reads what comes out as YAML. */
export function expandData(text: string, path: Item['path'], chart: Chart): unknown {
  const expanded = expandTemplate(text, path, chart);
  try {
    return fromYaml(expanded);
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    return refuse({ code: 'template', message: `the text cannot be read as YAML: ${error.message}`, path });
  }
}

function expandText(text: string, path: Item['path'], root: RootScope, column?: number): string {
  if (!text.includes('{{')) return text;
  const evaluate = (template: string) => evaluateTemplate(template, root, namedTemplates);
  try {
    const isBlock = column !== undefined && text.includes('\n');
    return isBlock ? expandBlock(text, column + 2, evaluate) : evaluate(text);
  } catch (error) {
    // Calls that are nested too deeply, or a width that JavaScript does not know.
    const reason = error instanceof RangeError ? 'it asks for too much' : undefined;
    if (reason === undefined && !(error instanceof TemplateFault)) throw error;
    return refuse({
      code: 'template',
      message: `the text is a Helm template that cannot be executed: ${reason ?? (error as TemplateFault).message}`,
      path,
      fix: 'write the result, or escape braces that are not for Helm: {{ "{{" }}',
    });
  }
}
