import type { Diagnostic } from '../../diagnostics/diagnostic';
import { formatGithub } from '../../diagnostics/format-github';
import { causeGroups } from '../causes';
import { countReport } from '../counts';
import { type DiffReport, objectLabel } from '../model';
import { countSentence, plural } from '../words';

/** Annotations of one run that GitHub shows are few: one for each line, and for each finding that widens access. */
export function formatDiffGithub(report: DiffReport): string {
  const lines = causeGroups(report).map(({ place, changes, objects }): Diagnostic => {
    const colon = place.lastIndexOf(':');
    const range = { file: place.slice(0, colon), line: Number(place.slice(colon + 1)), column: 1 };
    const message = `1 line → ${plural(changes, 'change')} in ${plural(objects, 'object')}`;
    return { severity: 'info', code: 'floe diff', message, range };
  });
  const findings = report.environments.flatMap(({ name, security }) =>
    security
      .filter(({ direction }) => direction === 'broadens')
      .map(({ object, text }): Diagnostic => {
        const where = name === '' ? '' : `${name}: `;
        return {
          severity: 'warning',
          code: 'floe diff',
          message: `broadens access: ${where}${objectLabel(object)}: ${text}`,
        };
      }),
  );
  const total: Diagnostic = { severity: 'info', code: 'floe diff', message: countSentence(countReport(report)) };
  return formatGithub([...findings, ...lines, total]);
}
