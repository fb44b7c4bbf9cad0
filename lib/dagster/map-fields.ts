import type { Block } from './values/block';
import { itemsOf, textOf } from './values/block';

/** A map whose values become text (annotations, variables): 1 is "1", true is "true", null is left out. */
export function textMap(block: Block, key: string): Record<string, string> {
  return Object.fromEntries(
    itemsOf({ value: block.get(key), path: block.pathOf(key) })
      .filter((item) => item.value !== null && item.value !== undefined)
      .map((item) => [String(item.path.at(-1)), textOf(item)]),
  );
}

/** A map that goes into the output as it stands, beside keys of the chart's own; what is empty adds nothing. */
export function rawMap(block: Block, key: string): Record<string, unknown> {
  if (!block.truthy(key)) return {};
  block.block(key);
  return { ...(block.copy(key) as Record<string, unknown>) };
}

/** Annotations that go into the output as they stand: Helm reads them itself, and takes nothing but a map of scalars. */
export function rawAnnotations(block: Block, key = 'annotations'): unknown {
  if (block.isNull(key)) return undefined;
  const annotations = block.block(key);
  for (const name of Object.keys(annotations.data)) annotations.text(name);
  return block.copy(key);
}

/** The same where a template looks first whether there are any: false and "" stand for none. */
export function optionalAnnotations(block: Block): unknown {
  return block.truthy('annotations') ? rawAnnotations(block) : undefined;
}
