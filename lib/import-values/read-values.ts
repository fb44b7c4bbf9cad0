import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { readTextFile } from '../documents/read-text-file';
import type { SourceDocument } from '../documents/source-document';
import { parseValuesLayer, type ValuesLayer } from '../documents/values-layer';
import { parseYamlDocument } from '../documents/yaml-document';
import { dagsterValuesSchema } from '../schema/dagster/dagster-values';
import { floeValuesSchema } from '../schema/values/floe-values';
import { isMap, isScalar, keyOf, mergeNodes, parseValuesNode, textNode, type ValuesNode, YAMLMap } from './values-node';

/** Values files as data with positions, and as one map with comments. */
export interface ReadValues {
  /** Weakest first, in the canonical form. */
  readonly layers: readonly ValuesLayer[];
  /** What the floe level says, the files laid over each other. */
  readonly floe: ValuesNode;
  /** What the chart's values say, the files laid over each other. */
  readonly dagster: ValuesNode;
  /** The comment at the head of the strongest file. @default - none */
  readonly comment?: string;
  /** The comment above the chart's values. @default - none */
  readonly chartComment?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads values files of either chart, each by itself told from its keys, to be laid over each other as by Helm. */
export function readValues(files: readonly string[]): ReadValues {
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const layers: ValuesLayer[] = [];
  const floe: ValuesNode = new YAMLMap();
  const dagster: ValuesNode = new YAMLMap();
  let comment: string | undefined;
  let chartComment: string | undefined;
  for (const file of files) {
    const { text, diagnostics: reading } = readTextFile(file, file);
    diagnostics.push(...reading);
    if (text === undefined) continue;
    texts.set(file, text);
    const { document, diagnostics: parsing } = parseYamlDocument({ file, text, consumer: 'go' });
    diagnostics.push(...parsing);
    if (document === undefined) continue;
    const layer = layerOf(document, diagnostics);
    if (layer === undefined) continue;
    layers.push(layer);
    const parsed = parseValuesNode(text);
    comment = parsed.comment ?? comment;
    for (const pair of parsed.node.items) {
      const key = keyOf(pair);
      // The comment above "dagster:" stays above it; that of a file that begins so is the file's.
      const above = isScalar(pair.key) ? pair.key.commentBefore : undefined;
      if (key === 'dagster' && above != null) {
        if (pair === parsed.node.items[0] && comment === undefined) comment = above;
        else chartComment = above;
      }
      const isChart = layer.kind === 'chart' && key !== 'floe';
      if (isChart) mergeNodes(dagster, mapOf([pair]));
      else if (isMap(pair.value) && key === 'dagster') mergeNodes(dagster, pair.value as ValuesNode);
      else if (isMap(pair.value) && key === 'floe') mergeNodes(floe, pair.value as ValuesNode);
      else if (key !== 'dagster' && key !== 'floe') mergeNodes(floe, mapOf([pair]));
    }
  }
  const comments = {
    ...(comment === undefined ? {} : { comment }),
    ...(chartComment === undefined ? {} : { chartComment }),
  };
  return { layers, floe, dagster, ...comments, diagnostics, texts };
}

function layerOf(document: SourceDocument, diagnostics: Diagnostic[]): ValuesLayer | undefined {
  const { data } = document;
  if (!isRecord(data) || !isChartFile(data)) {
    const { layer, diagnostics: faults } = parseValuesLayer(document);
    diagnostics.push(...faults);
    return layer;
  }
  const { floe, ...dagster } = data;
  return { kind: 'chart', document, floe: isRecord(floe) ? floe : {}, dagster };
}

/** True for values of the Dagster chart itself: no key "dagster", and a key that only the chart has at the top. */
function isChartFile(data: Readonly<Record<string, unknown>>): boolean {
  if (Object.hasOwn(data, 'dagster')) return false;
  const { shape } = floeValuesSchema;
  return Object.keys(data).some((key) => Object.hasOwn(dagsterValuesSchema.shape, key) && !Object.hasOwn(shape, key));
}

function mapOf(items: ValuesNode['items']): ValuesNode {
  const map: ValuesNode = new YAMLMap();
  map.items = items;
  return map;
}

/** The two levels as one map, to look things up by canonical path. */
export function canonicalRoot({ floe, dagster }: Pick<ReadValues, 'floe' | 'dagster'>): ValuesNode {
  const root: ValuesNode = new YAMLMap();
  root.add({ key: textNode('floe'), value: floe } as never);
  root.add({ key: textNode('dagster'), value: dagster } as never);
  return root;
}
