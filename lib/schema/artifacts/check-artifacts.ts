import type { DataPath } from '../../diagnostics/diagnostic';
import type { SourceDocument } from '../../documents/source-document';
import { type Checked, checkSchema } from '../check-schema';
import type { Finding } from '../finding';
import { checkCredentials } from '../platform/credential-rules';
import { checkWarehouse } from '../platform/layer-rules';
import { readEntries, readMap } from '../rule-reading';
import { artifactsSchema, type CompiledArtifacts } from './artifacts';

/** Checks compiled artifacts: their shape, and the rules of the profiles that are copied into them (schema section 4). */
export function checkArtifacts(document: SourceDocument): Checked<CompiledArtifacts> {
  return checkSchema(artifactsSchema, document, { rules: [checkResolved] });
}

function checkResolved(artifacts: unknown): Finding[] {
  return [
    ...checkProfiles(readMap(artifacts, 'resolved_profiles'), ['resolved_profiles']),
    ...readEntries(artifacts, 'resolved_layers').flatMap(([name, layer]) => {
      const path = ['resolved_layers', name];
      const warehouse = readMap(layer, 'catalog')['warehouse'];
      return [...checkProfiles(layer, path), ...checkWarehouse(layer['namespace'], warehouse, [...path, 'namespace'])];
    }),
  ];
}

function checkProfiles(holder: Readonly<Record<string, unknown>>, path: DataPath): Finding[] {
  return ['storage', 'catalog', 'compute'].flatMap((key) => checkCredentials(holder[key], [...path, key]));
}
