import { countEnvironment, countReport } from '../counts';
import { type DiffReport, type EnvironmentDiff, impactWords, type ObjectDiff, objectLabel } from '../model';
import { shownValue } from '../shown-value';
import { countSentence, footNotes } from '../words';
import { type PageOverview, renderPage } from './page';
import type { PageObject } from './page-data';

/** Writes a report as a page in one file. */
export function formatDiffHtml(report: DiffReport): string {
  const { before, after, environments } = report;
  const objects = environments.flatMap(({ objects }) => objects);
  const indexes = new Map(objects.map((object, index) => [object.object, index]));
  return renderPage({
    title: `${before} → ${after}`,
    lead: `${countSentence(countReport(report))}.`,
    overview: overviewOf(environments),
    security: environments.flatMap(({ name, security }) =>
      security.map(({ direction, text, object }) => ({
        direction,
        text,
        where: `${name === '' ? '' : `${name}: `}${objectLabel(object)}`,
        object: indexes.get(object),
      })),
    ),
    data: {
      sides: [before, after],
      environments: environments.map(({ name }) => name),
      objects: environments.flatMap((environment, at) => environment.objects.map((object) => pageObject(object, at))),
    },
    footer: footNotes(report),
  });
}

function overviewOf(environments: readonly EnvironmentDiff[]): PageOverview {
  const titles = [
    ['created', 'created'],
    ['changed', 'changed'],
    ['renamed', 'renamed'],
    ['deleted', 'deleted'],
    ['changes', ''],
    ['rolls pods', 'rolls-pods'],
    ['recreated', 'recreate'],
    ['waits for a restart', 'restart'],
    ['broadens', 'broadens'],
    ['narrows', 'narrows'],
  ] as const;
  return {
    columns: titles.map(([title, tone]) => ({ title, tone })),
    rows: environments.map((environment) => {
      const counts = countEnvironment(environment);
      const { impacts } = counts;
      return {
        name: environment.name === '' ? 'all' : environment.name,
        counts: [
          counts.created,
          counts.changed,
          counts.renamed,
          counts.deleted,
          counts.changes,
          impacts['rolls-pods'] ?? 0,
          impacts.recreate ?? 0,
          impacts.restart ?? 0,
          counts.broadens,
          counts.narrows,
        ],
      };
    }),
  };
}

function pageObject({ status, object, impact, cause, changes, broadens }: ObjectDiff, environment: number): PageObject {
  const { kind, namespace, name } = object;
  return {
    environment,
    status,
    kind,
    name: namespace === undefined ? name : `${namespace}/${name}`,
    impact: impact.kind,
    consequence: `${impactWords[impact.kind]}: ${impact.text}${cause === undefined ? '' : ` (${cause.file}:${cause.line})`}`,
    ...(broadens ? { broadens } : {}),
    fields: changes.map(({ path, kind: change, before, after, cause }) => ({
      path: change === 'reordered' ? `${path} (order)` : path,
      ...(before === undefined ? {} : { before: shownValue(before) }),
      ...(after === undefined ? {} : { after: shownValue(after) }),
      ...(cause === undefined ? {} : { note: `${cause.file}:${cause.line}` }),
    })),
  };
}
