import type { ColorMode } from '../diagnostics/report';

/** Options that every command takes. */
export interface CommonOptions {
  readonly color: ColorMode;
}
