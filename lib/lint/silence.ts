import type { DataPath, Severity } from '../diagnostics/diagnostic';
import { suggest } from '../diagnostics/suggestion';
import type { LintFinding } from './lint';
import { lintRules } from './lint-rules';

/** What is wrong with silencing a lint. */
export interface SilenceFinding {
  readonly code: 'FLOE3020' | 'FLOE3021' | 'FLOE3022' | 'FLOE3023';
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** Path in values in the canonical form: `['floe', 'lints', <code>]`. */
  readonly path: DataPath;
}

/** Where values silence lints: `floe: { lints: { DAG025: "reason" } }`. */
export const silencesPath: DataPath = ['floe', 'lints'];

/**
 * Takes out the findings that values silence, code by code with a reason; errors stay.
 *
 * A silence without a reason, of an unknown code or of an error does nothing and is a fault; one that silences nothing
 * is worth a note.
 */
export function applySilences(
  findings: readonly LintFinding[],
  silences: Readonly<Record<string, unknown>>,
): { findings: LintFinding[]; faults: SilenceFinding[] } {
  const silenced = new Set<string>();
  const faults = Object.entries(silences).flatMap(([code, reason]): SilenceFinding[] => {
    const hits = findings.filter((finding) => finding.code === code);
    const fault = faultOf(code, reason, hits);
    if (fault === undefined || fault.silences) silenced.add(code);
    return fault === undefined ? [] : [{ ...fault.finding, path: [...silencesPath, code] }];
  });
  const kept = findings.filter((finding) => finding.severity === 'error' || !silenced.has(finding.code));
  return { findings: kept, faults };
}

interface SilenceFault {
  readonly finding: Omit<SilenceFinding, 'path'>;
  /** Whether the code is silenced nevertheless, as far as it may be. */
  readonly silences: boolean;
}

function faultOf(code: string, reason: unknown, hits: readonly LintFinding[]): SilenceFault | undefined {
  const rule = lintRules.find((one) => one.code === code);
  if (rule === undefined) {
    const near = nearestCode(code);
    const fix = near === undefined ? 'use a code of docs/lints.md, DAG001 to DAG031' : `did you mean ${near}?`;
    return fault('FLOE3021', 'error', `no lint has the code "${code}"`, fix);
  }
  if (typeof reason !== 'string' || reason.trim() === '') {
    return fault(
      'FLOE3020',
      'error',
      `"${code}" is silenced without a reason`,
      `write ${code}: "<why this is fine here>"`,
    );
  }
  if (hits.some((hit) => hit.severity === 'error')) {
    const message = `"${code}" finds an error here (${rule.title}), and an error cannot be silenced`;
    return { ...fault('FLOE3023', 'error', message, `mend it and remove ${code}: ${rule.fix}`), silences: true };
  }
  if (hits.length > 0) return undefined;
  const message =
    rule.verdict === 'impossible'
      ? `"${code}" (${rule.title}) cannot happen with this toolkit; nothing is silenced`
      : `"${code}" (${rule.title}) finds nothing in these values; nothing is silenced`;
  return fault('FLOE3022', 'info', message, `remove ${code}`);
}

/** A well-formed code that does not exist is as near to one as to another. */
function nearestCode(code: string): string | undefined {
  const codes = lintRules.map((rule) => rule.code);
  return /^DAG\d{3}$/.test(code) ? undefined : suggest(code, codes);
}

function fault(code: SilenceFinding['code'], severity: Severity, message: string, fix: string): SilenceFault {
  return { finding: { code, severity, message, fix }, silences: false };
}
