import type { DataPath } from '../../diagnostics/diagnostic';
import type { Finding } from '../finding';
import { readEntries, readMap, readText } from '../rule-reading';
import { checkProfileReference, type ProfileReference } from './profile-reference';

/** Checks that layers name existing profiles and do not repeat a warehouse (schema section 3.4, ADR amendment 1). */
export function checkLayers(platform: unknown): Finding[] {
  const storage = Object.keys(readMap(platform, 'storage'));
  const catalogs = readMap(platform, 'catalogs');
  return readEntries(platform, 'layers').flatMap(([name, layer]) => {
    const path = ['layers', name];
    const catalog = layer['catalog_ref'] === undefined ? 'default' : readText(layer['catalog_ref']);
    return [
      ...checkReference('storage', layer, [...path, 'storage_ref'], storage),
      ...checkReference('catalog', layer, [...path, 'catalog_ref'], Object.keys(catalogs)),
      ...checkWarehouse(
        layer['namespace'],
        catalog === undefined ? undefined : readMap(catalogs, catalog)['warehouse'],
        [...path, 'namespace'],
      ),
    ];
  });
}

function checkReference(
  kind: ProfileReference['kind'],
  layer: Readonly<Record<string, unknown>>,
  path: DataPath,
  profiles: readonly string[],
): Finding[] {
  const key = `${kind}_ref`;
  // A layer without storage_ref is reported as such; catalog_ref has a default.
  const implied = kind === 'catalog' && layer[key] === undefined;
  const name = implied ? 'default' : readText(layer[key]);
  return name === undefined ? [] : checkProfileReference({ kind, name, path, implied, profiles });
}

/**
 * Reports a namespace that begins with the warehouse of its catalog (ADR amendment 1, R56 to R58).
 *
 * A warning: the running pod loads such a file, as the reference's own sample is one, and fails with the first table.
 */
export function checkWarehouse(namespace: unknown, warehouse: unknown, path: DataPath): Finding[] {
  if (typeof namespace !== 'string' || typeof warehouse !== 'string') return [];
  if (warehouse === '' || !namespace.startsWith(`${warehouse}.`)) return [];
  const rest = namespace.slice(warehouse.length + 1);
  const url = `/api/catalog/v1/${warehouse}/namespaces/${namespace}/tables`;
  const message = `the namespace "${namespace}" repeats the warehouse "${warehouse}" of its catalog, so the catalog is asked for ${url} and answers 404`;
  const fix = rest === '' ? 'leave the warehouse out' : `leave the warehouse out: namespace: ${rest}`;
  return [{ severity: 'warning', code: 'FLOE2057', message, fix, path, at: 'value' }];
}
