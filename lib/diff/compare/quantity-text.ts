import type { DataPath } from '../../diagnostics/diagnostic';
import { parseQuantity } from '../../verify/quantity';
import { kubernetesField } from './list-keys';

/** Maps of quantities by resource, and the field that such a map stands in. */
const quantityMaps = new Map([
  ['limits', 'resources'],
  ['requests', 'resources'],
  ['hard', 'spec'],
  ['capacity', 'spec'],
  ['podFixed', 'overhead'],
]);
/** Those of an item of a LimitRange. */
const rangeMaps = new Set(['max', 'min', 'default', 'defaultRequest']);
/** Single quantities, and the field that they stand in. */
const quantityFields = new Map([
  ['sizeLimit', 'emptyDir'],
  ['divisor', 'resourceFieldRef'],
  ['averageValue', 'target'],
  ['value', 'target'],
]);

/**
 * One text for quantities of the same value, where Kubernetes parses one: `1000m` is `1`, `1024Mi` is `1Gi`.
 *
 * Gives undefined anywhere else, and for what is no quantity.
 */
export function quantityText(path: DataPath, value: unknown): string | undefined {
  const isLikely = typeof value === 'number' || (typeof value === 'string' && /^[+-]?[\d.]/.test(value));
  if (!isLikely || !isQuantityPlace(path)) return undefined;
  const quantity = parseQuantity(value);
  if (quantity === undefined) return undefined;
  const digits = (quantity.mantissa << BigInt(quantity.binary)).toString();
  const significant = digits.replace(/0+$/, '');
  if (significant === '' || significant === '-') return 'quantity 0';
  return `quantity ${significant}e${quantity.exponent + digits.length - significant.length}`;
}

function isQuantityPlace(path: DataPath): boolean {
  if (path.length < 3) return false;
  const parent = fieldAt(path, -2);
  const around = quantityMaps.get(parent);
  if (around !== undefined && fieldAt(path, -3) === around) return true;
  if (rangeMaps.has(parent)) return path.at(-4) === 'limits';
  return quantityFields.get(fieldAt(path, -1)) === parent;
}

function fieldAt(path: DataPath, index: number): string {
  return kubernetesField(String(path.at(index)));
}
