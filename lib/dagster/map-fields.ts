import type { Block } from './values/block';
import { itemsOf, textOf } from './values/block';
import { isMap } from './values/values';

/** A map whose values become text (annotations, variables): 1 is "1", true is "true", null is left out. */
export function textMap(block: Block, key: string): Record<string, string> {
  return Object.fromEntries(
    itemsOf({ value: block.get(key), path: block.pathOf(key) })
      .filter((item) => item.value !== null && item.value !== undefined)
      .map((item) => [String(item.path.at(-1)), textOf(item)]),
  );
}

/** A map that goes into the output as it stands, beside keys of the chart's own; what is no map adds nothing. */
export function rawMap(block: Block, key: string): Record<string, unknown> {
  const copy = block.copy(key);
  return isMap(copy) ? { ...copy } : {};
}
