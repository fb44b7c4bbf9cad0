import type { DataPath } from '../diagnostics/diagnostic';

/** Why values were refused; stable names, one per kind of fault. */
export type RenderFailureCode =
  | 'missing-value'
  | 'wrong-shape'
  | 'wrong-type'
  | 'conflicting-values'
  | 'duplicate-location'
  | 'duplicate-queue'
  | 'bundled-broker'
  | 'random-password'
  | 'template';

/** One reason why the chart cannot be rendered from these values; `path` leads into the values. */
export interface RenderFailure {
  readonly code: RenderFailureCode;
  /** What was found and what was expected; lower case, no full stop. */
  readonly message: string;
  readonly path: DataPath;
  /** How to mend it. @default - the message says it already */
  readonly fix?: string;
}

/** Carries a failure from where a value is read to `renderDagster`, which catches it; it never leaves this folder. */
export class Refusal extends Error {
  constructor(readonly failure: RenderFailure) {
    super(failure.message);
  }
}

/** Stops the object that is being rendered. */
export function refuse(failure: RenderFailure): never {
  throw new Refusal(failure);
}
