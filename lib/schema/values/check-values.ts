import type { Diagnostic, SourceRange } from '../../diagnostics/diagnostic';
import type { SourceDocument } from '../../documents/source-document';
import { locateInLayers, type ValuesLayer } from '../../environment/values-layer';
import { checkSchema } from '../check-schema';
import { type FloeValues, floeValuesSchema } from './floe-values';

/**
 * Checks the floe level of merged values; each fault is placed in the file of the layer that set the value.
 */
export function checkFloeValues(
  merged: Readonly<Record<string, unknown>>,
  layers: readonly ValuesLayer[],
): { value?: FloeValues; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = checkSchema(floeValuesSchema, new MergedDocument(merged, layers));
  return {
    value,
    diagnostics: diagnostics.map((diagnostic) => {
      const place = diagnostic.path && locateInLayers(layers, ['floe', ...diagnostic.path]);
      return place === undefined ? diagnostic : { ...diagnostic, path: place.path };
    }),
  };
}

/** Merged layers seen as one document whose parts stand in several files. */
class MergedDocument implements SourceDocument {
  readonly file: string;
  readonly text = '';

  constructor(
    readonly data: unknown,
    private readonly layers: readonly ValuesLayer[],
  ) {
    this.file = layers.at(-1)?.document.file ?? 'platform/values.yaml';
  }

  rangeOfValue(path: readonly (string | number)[]): SourceRange {
    return locateInLayers(this.layers, ['floe', ...path])?.value ?? { file: this.file, line: 1, column: 1 };
  }

  rangeOfKey(path: readonly (string | number)[]): SourceRange {
    return locateInLayers(this.layers, ['floe', ...path])?.key ?? { file: this.file, line: 1, column: 1 };
  }
}
