import { groupByCause } from '../cause/group-by-cause';
import { countEnvironment, countReport } from '../counts';
import type { DiffReport } from '../model';

/** Version of the form; fields may be added to it, none goes or changes its meaning. */
export const diffJsonVersion = 1;

/** Writes a report as JSON, in the form of docs/diff.schema.json. */
export function formatDiffJson(report: DiffReport): string {
  const { before, after, environments, notAnalysed } = report;
  const data = {
    version: diffJsonVersion,
    before,
    after,
    counts: countReport(report),
    environments: environments.map((environment) => ({ ...environment, counts: countEnvironment(environment) })),
    causes: groupByCause(report).map(({ place, cause, changes, following, objects }) => ({
      ...(place === undefined ? {} : { place }),
      ...(cause?.text === undefined ? {} : { text: cause.text }),
      ...(cause?.gone === true ? { gone: true } : {}),
      changes,
      following,
      objects: objects.length,
      where: objects.map(({ environment, object: { object, changes } }) => ({
        environment,
        object,
        changes: changes.length,
      })),
    })),
    notAnalysed,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
