import type { Manifest } from '../../manifest';
import type { Finding, VerifyContext } from '../finding';
import { FindingList } from '../finding-list';
import { manifestIndex } from '../manifest-index';
import { runConfigurations } from '../run-configuration';
import { checkAccessReferences } from './access-references';
import { ObjectLanding } from './object-landing';
import { checkProbePorts } from './probe-ports';
import { objectReferences } from './reference-collection';
import { checkServiceReferences } from './service-references';
import { checkVolumeMounts } from './volume-mounts';

/**
 * Checks that every reference lands (law 5): what a manifest or run configuration names is rendered too, declared as
 * existing, or optional; keys, ports, volumes and files included.
 */
export function checkReferences(manifests: readonly Manifest[], context: VerifyContext): Finding[] {
  const found = new FindingList();
  const index = manifestIndex(manifests, context.namespace);
  for (const { entry, cursor, fault } of runConfigurations(index).unreadable) {
    found.add(entry, cursor, { code: 'FLOE4046', message: `the run configuration cannot be read: ${fault}` });
  }
  const landing = new ObjectLanding(index, context, found);
  for (const reference of objectReferences(index)) landing.check(reference);
  checkVolumeMounts(index, found);
  checkServiceReferences(index, context, found);
  checkAccessReferences(index, context, found);
  checkProbePorts(index, found);
  return found.findings;
}
