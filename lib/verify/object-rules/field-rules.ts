import type { VerifyCode } from '../../diagnostics/codes/verify-codes';
import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest } from '../manifest-index';

/** Rules on single fields that many objects share, reported for one manifest. */
export class FieldRules {
  constructor(
    private readonly entry: IndexedManifest,
    private readonly found: FindingList,
  ) {}

  /** Of these fields, at most one may stand; `required` asks for exactly one. */
  oneOf(object: DataCursor, fields: readonly string[], { what, required }: { what: string; required: boolean }): void {
    if (!object.present) return;
    const present = fields.filter((field) => object.has(field));
    if (present.length === 1 || (present.length === 0 && !required)) return;
    const choice = fields.length > 8 ? 'its kinds' : fields.map((field) => `"${field}"`).join(', ');
    if (present.length === 0) {
      this.report(object, 'FLOE4010', `the ${what} has none of ${choice}; expected exactly one`);
      return;
    }
    const names = present.map((field) => `"${field}"`).join(' and ');
    const message = `the ${what} has ${names}; expected ${required ? 'exactly' : 'at most'} one of ${choice}`;
    const fix = `keep one of them; one that a lower layer of values sets goes away with null, such as ${present[0]}: null`;
    this.report(object, 'FLOE4010', message, fix);
  }

  /** A number, where one stands, is at least `least` and at most `most`. */
  range(number: DataCursor, least: number, most = Number.POSITIVE_INFINITY): void {
    const { value } = number;
    if (typeof value !== 'number' || (value >= least && value <= most)) return;
    const expected = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
    this.report(number, 'FLOE4012', `${value} is out of range; expected ${expected}`);
  }

  /** A text that Kubernetes needs is there and not empty. */
  needed(text: DataCursor, what: string): void {
    if (text.text() !== undefined || (text.present && typeof text.value !== 'string')) return;
    this.report(text, 'FLOE4014', `${what} is missing or empty`);
  }

  /** Fields that exclude each other, or need one another. */
  conflict(at: DataCursor, message: string, fix?: string): void {
    this.report(at, 'FLOE4011', message, fix);
  }

  /** A value that this kind of object does not take. */
  refused(at: DataCursor, message: string, fix?: string): void {
    this.report(at, 'FLOE4013', message, fix);
  }

  /** A text of the wrong form. */
  malformed(at: DataCursor, message: string, fix?: string): void {
    this.report(at, 'FLOE4015', message, fix);
  }

  /** Something that must be there and is empty. */
  empty(at: DataCursor, message: string, fix?: string): void {
    this.report(at, 'FLOE4014', message, fix);
  }

  private report(at: DataCursor, code: VerifyCode, message: string, fix?: string): void {
    this.found.add(this.entry, at, { code, message, fix });
  }
}
