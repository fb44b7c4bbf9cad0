import { type EnvironmentDiff, objectLabel, type SecurityFinding } from '../model';
import { sortFindings } from './security';

/** A finding with every environment that it is made in. */
export interface MergedFinding {
  /** That of the first environment. */
  readonly finding: SecurityFinding;
  /** Empty where environments have no name. */
  readonly environments: readonly string[];
}

/** The findings of all environments, what widens access first; the same of the same object is told once. */
export function mergeFindings(environments: readonly EnvironmentDiff[]): MergedFinding[] {
  const merged = new Map<string, { finding: SecurityFinding; environments: string[] }>();
  for (const { name, security } of environments) {
    for (const finding of security) {
      const key = JSON.stringify([finding.direction, objectLabel(finding.object), finding.text]);
      const known = merged.get(key) ?? { finding, environments: [] };
      if (name !== '' && !known.environments.includes(name)) known.environments.push(name);
      merged.set(key, known);
    }
  }
  const order = new Map([...merged.values()].map((one) => [one.finding, one]));
  return sortFindings([...order.keys()]).flatMap((finding) => order.get(finding) ?? []);
}
