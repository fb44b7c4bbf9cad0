import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import { dataKeyFault } from './kubernetes-names';
import type { NameList } from './name-list';

/** Most data of a ConfigMap or Secret (kubernetes: MaxSecretSize). */
const dataLimit = 1024 * 1024;
/** Client-side apply keeps the whole object in one annotation, which all annotations share. */
const applyLimit = 256 * 1024;
/** An object with fewer containers, and less data, than this cannot come near the limit of apply. */
const manyContainers = 40;

/** Checks the keys of ConfigMaps and Secrets and the size of what they hold, and of large objects as a whole. */
export function checkDataSizes(index: ManifestIndex, names: NameList, found: FindingList): void {
  for (const kind of ['ConfigMap', 'Secret']) {
    for (const entry of index.ofKind('', kind)) checkData(entry, names, found);
  }
  for (const { entry, containers } of index.workloads) {
    if (containers.length >= manyContainers) checkWhole(entry, found);
  }
}

function checkData(entry: IndexedManifest, names: NameList, found: FindingList): void {
  let size = 0;
  const seen = new Set<string>();
  for (const field of ['data', 'stringData', 'binaryData']) {
    const isBase64 = field === 'binaryData' || (field === 'data' && entry.kind === 'Secret');
    for (const [key, cursor] of entry.cursor.get(field).entries()) {
      names.name(entry, cursor, { text: key, rule: dataKeyFault, code: 'FLOE4065', what: 'key' });
      const text = cursor.text() ?? '';
      size += isBase64 ? Math.floor((text.replace(/=+$/, '').length * 3) / 4) : Buffer.byteLength(text);
      if (seen.has(key) && field === 'binaryData') {
        found.add(entry, cursor, {
          code: 'FLOE4065',
          message: `the key "${key}" stands in "data" and in "binaryData"`,
        });
      }
      seen.add(key);
    }
  }
  if (size > dataLimit) {
    const message = `the ${entry.kind} holds ${size} bytes; at most ${dataLimit} (1 MiB) are allowed`;
    found.add(entry, entry.cursor.get('data'), {
      code: 'FLOE4066',
      message,
      fix: 'split it, or put the data in the image',
    });
  } else if (size > applyLimit / 2) checkWhole(entry, found);
}

function checkWhole(entry: IndexedManifest, found: FindingList): void {
  const size = Buffer.byteLength(JSON.stringify(entry.manifest));
  if (size <= applyLimit) return;
  found.add(entry, entry.cursor, {
    severity: 'warning',
    code: 'FLOE4071',
    message: `the object has ${size} bytes; client-side apply fails above ${applyLimit} (256 KiB)`,
    fix: 'apply with kubectl apply --server-side, or ServerSideApply=true in Argo CD',
  });
}
