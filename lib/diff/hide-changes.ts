import { fitsPattern } from './matrix/name-pattern';
import type { Parity } from './matrix/parity-file';
import type { DiffReport, EnvironmentDiff, ObjectDiff } from './model';

type Rule = Parity['ignored'][number];

/**
 * Takes changes out of a report that rules of platform/parity.yaml name, and counts them with the reason of the rule.
 *
 * What is found about access is never hidden.
 */
export function hideChanges(report: DiffReport, rules: readonly Rule[]): DiffReport {
  if (rules.length === 0) return report;
  return { ...report, environments: report.environments.map((environment) => hideInEnvironment(environment, rules)) };
}

function hideInEnvironment(environment: EnvironmentDiff, rules: readonly Rule[]): EnvironmentDiff {
  const counts = new Map<Rule, number>();
  const isHidden = (object: ObjectDiff, path: string): boolean => {
    const name = `${object.object.kind}/${object.object.name} ${path}`;
    const rule = rules.find(({ changes }) => fitsPattern(name, changes));
    if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return rule !== undefined;
  };
  const objects = environment.objects.flatMap((object): ObjectDiff[] => {
    // An object that came, went or got another name is one change, whatever it holds.
    if (object.status !== 'changed') return isHidden(object, 'object') ? [] : [object];
    const changes = object.changes.filter(({ path }) => !isHidden(object, path));
    return changes.length === 0 ? [] : [{ ...object, changes }];
  });
  const hidden = [...counts].map(([{ changes: rule, reason }, changes]) => ({ rule, reason, changes }));
  return { ...environment, objects, hidden: [...environment.hidden, ...hidden] };
}
