import { type Block, itemsOf, textOf } from './values/block';

/** A list of arguments as text: numbers as digits, nulls left out; a single one may stand without a list. */
export function argumentsOf(owner: Block, key: string): string[] {
  const value = owner.get(key);
  const item = { value, path: owner.pathOf(key) };
  if (!Array.isArray(value)) return [textOf(item)];
  const held = itemsOf(item).filter(({ value }) => value !== null && value !== undefined);
  // Joined, a list of nulls alone is one empty argument.
  return held.length === 0 ? [''] : held.map(textOf);
}
