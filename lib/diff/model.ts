/** One line of an input file. */
export interface CauseLine {
  readonly file: string;
  readonly line: number;
  /** What stands there, secrets masked. @default - it was not read */
  readonly text?: string;
  /** True for a line of the side before that is gone. @default - it is there */
  readonly gone?: true;
}

/** What is compared with what, and everything that differs; secrets are masked already. Every output is made of it. */
export interface DiffReport {
  readonly before: string;
  readonly after: string;
  readonly environments: readonly EnvironmentDiff[];
  /** What this comparison does not look at, in sentences. */
  readonly notAnalysed: readonly string[];
}

/** What a report lists changes by: the objects that change, or the lines of the input that cause it. */
export type ReportOrder = 'object' | 'cause';

/** The differences of one environment, or of one pair of folders. */
export interface EnvironmentDiff {
  readonly name: string;
  /** Sorted: what widens access first, then by impact, kind and name. */
  readonly objects: readonly ObjectDiff[];
  readonly security: readonly SecurityFinding[];
  /** Number of objects that are alike. */
  readonly unchanged: number;
  /** What is only written another way, and is no change: texts by layout or comments, equal quantities. */
  readonly layoutOnly: readonly string[];
  /** What was read and could not be compared, and what is compared in a way that may surprise, in sentences. */
  readonly notCompared: readonly string[];
  /** Identity that was taken out before comparing: `namespace dev-floe → floe`. */
  readonly takenOut: readonly string[];
  /** Changes that rules of platform/parity.yaml hide, with the reason of each rule. */
  readonly hidden: readonly { readonly rule: string; readonly reason: string; readonly changes: number }[];
}

export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export interface ObjectDiff {
  readonly status: 'created' | 'deleted' | 'changed' | 'renamed';
  readonly object: ObjectIdentity;
  /** The name before, of one that was renamed. */
  readonly formerName?: string;
  readonly impact: Impact;
  /** The input line behind an object that came, went or was renamed. @default - none is known */
  readonly cause?: CauseLine;
  readonly changes: readonly Change[];
  /** True when one of the environment's findings that widen access is about it. */
  readonly broadens: boolean;
}

/** What applying does. */
export interface Impact {
  readonly kind: ImpactKind;
  /** In a sentence: which pods, or which field cannot change. */
  readonly text: string;
}

/** From the gravest to the least. */
export const impactKinds = ['deletes', 'recreate', 'rolls-pods', 'restart', 'next-run', 'creates', 'in-place'] as const;
export type ImpactKind = (typeof impactKinds)[number];

export const impactWords: Readonly<Record<ImpactKind, string>> = {
  deletes: 'deletes',
  recreate: 'must be recreated',
  'rolls-pods': 'rolls pods',
  restart: 'no effect until restart',
  'next-run': 'from the next run',
  creates: 'creates',
  'in-place': 'applied in place',
};

/** The impact in a line: `rolls pods: replaces the pods of Deployment a`. */
export function impactLine({ kind, text }: Impact): string {
  return text === '' || text === impactWords[kind] ? impactWords[kind] : `${impactWords[kind]}: ${text}`;
}

export interface Change {
  /** `spec.template.spec.containers[dagster].image` */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** What applying this change alone does; the object's impact is the gravest. */
  readonly impact: ImpactKind;
  /** Plain data, secrets masked. @default - nothing was there */
  readonly before?: unknown;
  /** @default - nothing is there */
  readonly after?: unknown;
  /** True when a part of the values is hidden. */
  readonly masked?: true;
  /** The input line behind it. @default - none is known */
  readonly cause?: CauseLine;
  /** What it only follows from: `ConfigMap floe-dagster-instance`. @default - it stands for itself */
  readonly follows?: string;
}

/** Something that widens or narrows who may do what, who knows which secret, or who can reach what. */
export interface SecurityFinding {
  readonly direction: 'broadens' | 'narrows' | 'changes';
  /** The rule: `access-rules`, `secret-references`, … */
  readonly rule: string;
  readonly text: string;
  readonly object: ObjectIdentity;
}

/** Names an object as kubectl does: `Deployment floe/floe-dagster-daemon`. */
export function objectLabel({ kind, namespace, name }: ObjectIdentity): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
