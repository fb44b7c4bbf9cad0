import { causeSentence, causeText, groupByCause } from '../cause/group-by-cause';
import { countEnvironment, countReport } from '../counts';
import type { JudgedMatrix } from '../matrix/apply-parity';
import { matrixNotes } from '../matrix/count-matrix';
import { pageMatrix } from '../matrix/format-matrix-html';
import {
  type CauseLine,
  type Change,
  type DiffReport,
  type EnvironmentDiff,
  type ImpactKind,
  impactLine,
  impactWords,
  type ObjectDiff,
  objectLabel,
} from '../model';
import { mergeFindings } from '../security/merge-findings';
import { shownValue } from '../shown-value';
import { countSentence, footNotes, podSentences } from '../words';
import { type PageOverview, renderPage } from './page';
import type { PageField, PageObject } from './page-data';

/**
 * Writes a report as a page in one file.
 *
 * @param matrix - the environments side by side, where the report is of several
 */
export function formatDiffHtml(report: DiffReport, matrix?: JudgedMatrix): string {
  const { before, after, environments } = report;
  const objects = environments.flatMap(({ objects }) => objects);
  const indexes = new Map(objects.map((object, index) => [object.object, index]));
  const groups = groupByCause(report);
  const causes = groups.map(({ place }) => place ?? 'no line known');
  const causeIndex = new Map(groups.map(({ place }, index) => [place, index]));
  const causeOf: CauseOf = (line) => causeIndex.get(line === undefined ? undefined : `${line.file}:${line.line}`);
  return renderPage({
    title: `${before} → ${after}`,
    lead: `${countSentence(countReport(report))}.`,
    overview: overviewOf(environments),
    security: mergeFindings(environments).map(({ finding, environments: names }) => ({
      direction: finding.direction,
      text: finding.text,
      where: `${names.length === 0 ? '' : `${names.join(', ')}: `}${objectLabel(finding.object)}`,
      object: indexes.get(finding.object),
    })),
    causes: groups.map((group) => ({
      place: group.place ?? 'no line of the input is known',
      text: causeText(group),
      sentence: causeSentence(group),
    })),
    data: {
      sides: [before, after],
      environments: environments.map(({ name }) => name),
      causes,
      objects: environments.flatMap((environment, at) =>
        environment.objects.map((object) => pageObject(object, at, causeOf)),
      ),
    },
    ...(matrix === undefined ? {} : { matrix: pageMatrix(matrix) }),
    footer: [...footNotes(report), ...(matrix === undefined ? [] : matrixNotes(matrix))],
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
    notes: environments.flatMap((environment) =>
      podSentences(environment).map((text) => (environment.name === '' ? text : `${environment.name}: ${text}`)),
    ),
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

/** The index of the group of what a line causes. */
type CauseOf = (line: CauseLine | undefined) => number | undefined;

function pageObject(object: ObjectDiff, environment: number, causeOf: CauseOf): PageObject {
  const { status, impact, cause, changes, broadens } = object;
  const { kind, namespace, name } = object.object;
  return {
    environment,
    status,
    kind,
    name: namespace === undefined ? name : `${namespace}/${name}`,
    impact: impact.kind,
    consequence: `${impactLine(impact)}${cause === undefined ? '' : ` (${cause.file}:${cause.line})`}`,
    ...(broadens ? { broadens } : {}),
    ...(status === 'changed' ? {} : { cause: causeOf(cause) }),
    // What stands for itself comes first.
    fields: [...changes]
      .sort((a, b) => Number(a.follows !== undefined) - Number(b.follows !== undefined))
      .map((change) => pageField(change, impact.kind, causeOf)),
  };
}

function pageField(change: Change, ofObject: ImpactKind, causeOf: CauseOf): PageField {
  const { path, kind, impact, before, after, cause, follows } = change;
  const notes = [
    ...(impact === ofObject ? [] : [impactWords[impact]]),
    ...(cause === undefined ? [] : [`${cause.file}:${cause.line}`]),
    ...(follows === undefined ? [] : [`only follows from ${follows}`]),
  ];
  return {
    path: kind === 'reordered' ? `${path} (order)` : path,
    ...(before === undefined ? {} : { before: shownValue(before) }),
    ...(after === undefined ? {} : { after: shownValue(after) }),
    ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
    cause: causeOf(cause),
  };
}
