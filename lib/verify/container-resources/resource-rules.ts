import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest } from '../manifest-index';
import { compareQuantities, isWholeQuantity, parseQuantity, type Quantity } from '../quantity';

/** What every container says of itself. */
const neededResources = ['cpu', 'memory'];
/** Resources of the node that may be asked for in parts and overcommitted; all others are extended. */
const nativeResources = /^(cpu|memory|ephemeral-storage|storage)$/;
const zero: Quantity = { mantissa: 0n, exponent: 0, binary: 0 };

/** The subject of a finding, as its sentence names it: `the container "dagster"`. */
export interface ResourceOwner {
  readonly entry: IndexedManifest;
  readonly what: string;
  readonly found: FindingList;
}

/** Checks that requests and limits name cpu and memory. */
export function checkPresence(resources: DataCursor, { entry, what, found }: ResourceOwner): void {
  const missing = ['requests', 'limits'].flatMap((part) =>
    neededResources.filter((name) => !resources.at(part, name).present).map((name) => `${part}.${name}`),
  );
  if (missing.length === 0) return;
  found.add(entry, resources, {
    code: 'FLOE4050',
    message: `${what} has no ${missing.join(', ')}; expected cpu and memory under requests and limits`,
    fix: 'set resources: {requests: {cpu: 100m, memory: 256Mi}, limits: {cpu: 500m, memory: 512Mi}} or what fits',
  });
}

/** Checks the quantities that stand there: readable, not negative, no request above its limit. */
export function checkQuantities(resources: DataCursor, owner: ResourceOwner): void {
  const requests = readQuantities(resources.get('requests'), owner);
  const limits = readQuantities(resources.get('limits'), owner);
  const { entry, what, found } = owner;
  for (const [name, { quantity, cursor }] of requests) {
    const limit = limits.get(name);
    const isExtended = !nativeResources.test(name) && !name.startsWith('requests.');
    if (limit === undefined) {
      if (!isExtended) continue;
      const message = `${what} requests "${name}" without a limit; extended resources need a limit that is equal`;
      found.add(entry, cursor, { code: 'FLOE4054', message, fix: `set limits["${name}"]: ${String(cursor.value)}` });
      continue;
    }
    const order = compareQuantities(quantity, limit.quantity);
    const both = `${what} requests ${String(cursor.value)} of ${name}, and its limit is ${String(limit.cursor.value)}`;
    if (order > 0) {
      found.add(entry, cursor, { code: 'FLOE4053', message: both, fix: 'lower the request, or raise the limit' });
    } else if (order < 0 && isExtended) {
      found.add(entry, cursor, { code: 'FLOE4054', message: `${both}; of an extended resource both have to be equal` });
    }
  }
}

function readQuantities(
  list: DataCursor,
  { entry, what, found }: ResourceOwner,
): Map<string, { quantity: Quantity; cursor: DataCursor }> {
  const quantities = new Map<string, { quantity: Quantity; cursor: DataCursor }>();
  for (const [name, cursor] of list.entries()) {
    if (!cursor.present) continue;
    const quantity = parseQuantity(cursor.value);
    const text = JSON.stringify(cursor.value);
    if (quantity === undefined) {
      const message = `${text} of ${what} is not a quantity; expected one such as "500m" or "2Gi"`;
      found.add(entry, cursor, { code: 'FLOE4051', message });
    } else if (compareQuantities(quantity, zero) < 0) {
      found.add(entry, cursor, { code: 'FLOE4052', message: `${text} of ${what} is negative; expected 0 or more` });
    } else {
      if (!nativeResources.test(name) && !isWholeQuantity(quantity)) {
        const message = `${text} of "${name}" is not a whole number; extended resources are counted`;
        found.add(entry, cursor, { code: 'FLOE4054', message });
      }
      quantities.set(name, { quantity, cursor });
    }
  }
  return quantities;
}
