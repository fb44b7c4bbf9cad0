import type { Severity } from '../diagnostics/diagnostic';
import type { DataCursor } from './data-cursor';
import type { Finding } from './finding';
import type { IndexedManifest } from './manifest-index';

export interface FindingText {
  readonly code: Finding['code'];
  readonly message: string;
  readonly fix?: string;
  /** @default - `error` */
  readonly severity?: Severity;
}

/** Collects the findings of one check. */
export class FindingList {
  readonly findings: Finding[] = [];

  /** Adds a finding about the value at a cursor. */
  add({ manifest }: IndexedManifest, at: DataCursor, { code, message, fix, severity }: FindingText): void {
    const suggestion = fix === undefined ? {} : { fix };
    this.findings.push({ severity: severity ?? 'error', code, message, ...suggestion, manifest, ...at.place });
  }
}
