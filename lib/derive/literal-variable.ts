import type { ChartValues } from './floe-shorthands';

/** A variable with the text as its value: Kubernetes expands `$(NAME)` and halves `$$`, so each `$` is doubled. */
export function literalVariable(name: string, text: string): ChartValues {
  return { name, value: text.replaceAll('$', '$$$$') };
}
