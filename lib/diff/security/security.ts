import { compareText } from '../../diagnostics/order';
import { maskedSentence } from '../masked-words';
import { type ObjectIdentity, objectLabel, type SecurityFinding } from '../model';
import { accessRules, aggregatedRoles } from './access-rules';
import { accountTokens, cloudRoles, podSecurityLevel } from './accounts';
import { ingressExposure, ingressGuards, serviceExposure } from './exposure';
import { images } from './images';
import { literalSecrets } from './literal-secrets';
import { networkPolicies } from './network-policies';
import { podSecurity } from './pod-security';
import { roleBindings } from './role-bindings';
import { providedSecrets, secretKeys } from './secret-keys';
import { accountSecrets, runAccounts, runSecrets, secretReferences } from './secret-references';
import type { ObjectVersions, SecurityRule } from './security-rule';

/** Every rule by its name. */
export const securityRules = {
  'access-rules': accessRules,
  'aggregated-roles': aggregatedRoles,
  'role-bindings': roleBindings,
  'secret-references': secretReferences,
  'run-secrets': runSecrets,
  'run-accounts': runAccounts,
  'account-secrets': accountSecrets,
  'secret-keys': secretKeys,
  'provided-secrets': providedSecrets,
  'cloud-roles': cloudRoles,
  'account-tokens': accountTokens,
  'pod-security-level': podSecurityLevel,
  'pod-security': podSecurity,
  'service-exposure': serviceExposure,
  'ingress-exposure': ingressExposure,
  'ingress-guards': ingressGuards,
  'network-policies': networkPolicies,
  images,
  'literal-secrets': literalSecrets,
} as const satisfies Record<string, SecurityRule>;

/** What the rules do not see, named in every report. */
export const securityBlindSpots: readonly string[] = [
  'what is inside images',
  'objects of the cluster that are not rendered here, such as roles and policies that others made',
  'what IAM roles of the cloud may do',
  'routes and policies of other kinds than Service, Ingress and NetworkPolicy: Gateway API, meshes, admission webhooks',
];

/** How a change of one object moves access. */
export function securityFindings(versions: ObjectVersions, object: ObjectIdentity): SecurityFinding[] {
  return Object.entries(securityRules).flatMap(([rule, check]) =>
    check(versions).map(
      ({ direction, text }): SecurityFinding => ({ direction, text: maskedSentence(text), rule, object }),
    ),
  );
}

const weights = { broadens: 0, changes: 1, narrows: 2 } as const;

/** What widens access first, then by object and sentence. */
export function sortFindings(findings: readonly SecurityFinding[]): SecurityFinding[] {
  return [...findings].sort(
    (a, b) =>
      weights[a.direction] - weights[b.direction] ||
      compareText(objectLabel(a.object), objectLabel(b.object)) ||
      compareText(a.text, b.text),
  );
}
