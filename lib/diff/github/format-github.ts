import type { Diagnostic } from '../../diagnostics/diagnostic';
import { formatGithub } from '../../diagnostics/format-github';
import { causeSentence, groupByCause } from '../cause/group-by-cause';
import { countReport } from '../counts';
import { type DiffReport, objectLabel } from '../model';
import { countSentence } from '../words';

/** Annotations of one run that GitHub shows are few: one for each line, and for each finding that widens access. */
export function formatDiffGithub(report: DiffReport): string {
  const lines = groupByCause(report).flatMap((group): Diagnostic[] => {
    if (group.cause === undefined) return [];
    const { file, line } = group.cause;
    return [{ severity: 'info', code: 'floe diff', message: causeSentence(group), range: { file, line, column: 1 } }];
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
