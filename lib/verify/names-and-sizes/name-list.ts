import type { VerifyCode } from '../../diagnostics/codes/verify-codes';
import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest } from '../manifest-index';
import { labelKeyFault, labelValueFault, type NameFault } from './kubernetes-names';

/** Total size of an object's annotations (kubernetes: TotalAnnotationSizeLimitB). */
const annotationLimit = 256 * 1024;

/** Reports bad names of one manifest; equal texts are judged once for all manifests. */
export class NameList {
  private readonly verdicts = new Map<(text: string) => NameFault, Map<string, NameFault>>();

  constructor(private readonly found: FindingList) {}

  /** A text, where one stands, obeys a rule. */
  text(
    entry: IndexedManifest,
    at: DataCursor,
    rule: (text: string) => NameFault,
    finding: { code: VerifyCode; what: string },
  ): void {
    const text = at.text();
    if (text !== undefined) this.name(entry, at, { text, rule, ...finding });
  }

  /** A text that stands as a key, or elsewhere, obeys a rule. */
  name(
    entry: IndexedManifest,
    at: DataCursor,
    { text, rule, code, what }: { text: string; rule: (text: string) => NameFault; code: VerifyCode; what: string },
  ): void {
    const fault = this.verdict(rule, text);
    if (fault !== undefined) this.found.add(entry, at, { code, message: `the ${what} "${text}" ${fault}` });
  }

  /** Labels, or anything that follows their rules: selectors, node selectors. */
  labels(entry: IndexedManifest, labels: DataCursor): void {
    for (const [key, cursor] of labels.entries()) {
      this.name(entry, cursor, { text: key, rule: labelKeyFault, code: 'FLOE4061', what: 'label key' });
      this.text(entry, cursor, labelValueFault, { code: 'FLOE4061', what: 'label value' });
    }
  }

  /** The labels and annotations of an object or a pod template. */
  metadata(entry: IndexedManifest, metadata: DataCursor): void {
    this.labels(entry, metadata.get('labels'));
    const annotations = metadata.get('annotations');
    let size = 0;
    for (const [key, cursor] of annotations.entries()) {
      const rule = annotationKeyFault;
      this.name(entry, cursor, { text: key, rule, code: 'FLOE4062', what: 'annotation key' });
      size += Buffer.byteLength(key) + Buffer.byteLength(cursor.text() ?? '');
    }
    if (size <= annotationLimit) return;
    const message = `the annotations have ${size} bytes; at most ${annotationLimit} are allowed`;
    this.found.add(entry, annotations, { code: 'FLOE4063', message, fix: 'move the text into a ConfigMap' });
  }

  private verdict(rule: (text: string) => NameFault, text: string): NameFault {
    let verdicts = this.verdicts.get(rule);
    if (verdicts === undefined) {
      verdicts = new Map();
      this.verdicts.set(rule, verdicts);
    }
    if (verdicts.has(text)) return verdicts.get(text);
    const fault = rule(text);
    verdicts.set(text, fault);
    return fault;
  }
}

/** Annotation keys follow the rule of label keys, in any case (kubernetes: ValidateAnnotations). */
function annotationKeyFault(key: string): NameFault {
  return labelKeyFault(key.toLowerCase());
}
