import { suggest } from '../../diagnostics/suggestion';
import type { Manifest } from '../../manifest';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { type IndexedManifest, manifestIndex } from '../manifest-index';
import { runConfigurations } from '../run-configuration';
import { removedVersions } from './removed-versions';
import { checkRunConfigurationSchema } from './run-configuration-schema';
import { schemaTable } from './schema-table';
import { walkSchema } from './schema-walker';

/**
 * Checks every object, and every part of one in run configuration, against the Kubernetes schema: unknown fields (an
 * API server drops them), required fields, types, enumerated values and formats (law 2 of the architecture).
 *
 * Kinds without a schema are reported as not checked.
 */
export function checkKubernetesSchema(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  for (const entry of index.entries) checkManifest(entry, found);
  const { launchers, contexts } = runConfigurations(index);
  for (const configuration of [...launchers, ...contexts]) checkRunConfigurationSchema(configuration, found);
  return found.findings;
}

function checkManifest(entry: IndexedManifest, found: FindingList): void {
  const { manifest, cursor, kind } = entry;
  const apiVersion = cursor.textOf('apiVersion') ?? '';
  const node = schemaTable().kind(apiVersion, kind);
  if (node === undefined) {
    checkUnknownKind(entry, apiVersion, found);
    return;
  }
  walkSchema(node, manifest, {
    report: ({ path, ...fault }) => found.findings.push({ severity: 'error', ...fault, manifest, path }),
  });
  if (entry.name === '') {
    const message = 'the object has no name';
    found.add(entry, cursor.at('metadata', 'name'), { code: 'FLOE4002', message, fix: 'set metadata.name' });
  }
  const status = cursor.get('status');
  if (status.present && status.entries().length > 0) {
    found.add(entry, status, {
      severity: 'warning',
      code: 'FLOE4007',
      message: 'the status of an object is written by the cluster; what stands here is dropped',
      fix: 'remove "status"',
    });
  }
}

function checkUnknownKind(entry: IndexedManifest, apiVersion: string, found: FindingList): void {
  const { cursor, kind } = entry;
  const replacement = removedVersions.get(`${apiVersion} ${kind}`);
  if (replacement !== undefined) {
    found.add(entry, cursor.get('apiVersion'), {
      code: 'FLOE4005',
      message: `${apiVersion} ${kind} is no longer served; expected ${replacement}`,
      fix: `write apiVersion: ${replacement}, and check its fields`,
    });
    return;
  }
  if (/List$/.test(kind) && (kind === 'List' || Array.isArray(cursor.raw('items')))) {
    found.add(entry, cursor.get('kind'), {
      code: 'FLOE4008',
      message: `"${kind}" wraps other objects, which are not checked inside it`,
      fix: 'write each item as an object of its own',
    });
    return;
  }
  const fault = isBuiltIn(apiVersion) ? unknownKindFault(apiVersion, kind) : undefined;
  if (fault !== undefined) {
    found.add(entry, cursor.get(fault.field), { code: 'FLOE4005', message: fault.message });
    return;
  }
  found.add(entry, cursor, {
    severity: 'info',
    code: 'FLOE4006',
    message: `not checked: no schema for ${apiVersion} ${kind}`,
  });
}

/** True for groups that no custom resource can have: those without a dot, and those that the table holds whole. */
function isBuiltIn(apiVersion: string): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return !group.includes('.') || (group.endsWith('.k8s.io') && schemaTable().kindsOf(apiVersion) !== undefined);
}

function unknownKindFault(apiVersion: string, kind: string): { field: 'apiVersion' | 'kind'; message: string } {
  const table = schemaTable();
  const versions = table.versionsOf(kind);
  if (versions.length > 0) {
    return { field: 'apiVersion', message: `there is no ${apiVersion} ${kind}; expected ${versions.join(' or ')}` };
  }
  const meant = suggest(kind, table.kindsOf(apiVersion) ?? []);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  return { field: 'kind', message: `${apiVersion} has no kind "${kind}"${hint}` };
}
