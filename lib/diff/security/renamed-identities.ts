import type { ComparedObject } from '../impact/environment-pods';
import type { ObjectIdentity, SecurityFinding } from '../model';
import { securityFindings } from './security';
import type { ObjectVersions } from './security-rule';

/** Kinds that are what they are by what is bound to their name. */
const identities = new Set(['ServiceAccount', 'Role', 'ClusterRole']);
/** Rules that tell who has which role and runs as whom. */
const identityRules = new Set(['role-bindings', 'account-tokens', 'run-accounts']);

/**
 * Tells findings that are there by the new name of an account or a role alone: the same access under another name is a
 * change, and neither wider nor narrower.
 */
export class RenamedIdentities {
  private readonly names: readonly { readonly pattern: RegExp; readonly to: string }[];

  /** @param different - every object that differs */
  constructor(different: readonly ComparedObject[]) {
    this.names = different.flatMap(({ renamed, before, after }) => {
      if (renamed !== true || before === undefined || after === undefined || !identities.has(before.kind)) return [];
      const name = before.metadata.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      // A whole name: others that begin or end alike are other accounts.
      return [{ pattern: new RegExp(`(?<![\\w.:-])${name}(?![\\w.:-])`, 'g'), to: after.metadata.name }];
    });
  }

  /** How a change of one object moves access. */
  findings(versions: ObjectVersions, object: ObjectIdentity): SecurityFinding[] {
    const plain = securityFindings(versions, object);
    if (this.names.length === 0 || !plain.some(({ rule }) => identityRules.has(rule))) return plain;
    const { before, after } = versions.neutral;
    const neutral = { before: (text: string) => before(this.renamed(text)), after };
    const left = new Set(securityFindings({ ...versions, neutral }, object).map(keyOf));
    return plain.flatMap((finding): SecurityFinding[] => {
      if (!identityRules.has(finding.rule) || left.has(keyOf(finding))) return [finding];
      // What is lost under the old name is what is there under the new one.
      if (finding.direction === 'narrows') return [];
      return [{ ...finding, direction: 'changes', text: `${finding.text} (a new name, the same access)` }];
    });
  }

  private renamed(text: string): string {
    return this.names.reduce((current, { pattern, to }) => current.replace(pattern, () => to), text);
  }
}

function keyOf({ direction, rule, text }: SecurityFinding): string {
  return `${direction} ${rule} ${text}`;
}
