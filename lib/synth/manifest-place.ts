import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { SourceDocument } from '../documents/source-document';
import type { Manifest } from '../manifest';
import { chartPlace, type ValuesOrigin } from './chart-place';
import { instanceSetting, launcherSetting, valueAt } from './instance-settings';

/** Where in the input something of a manifest comes from. */
export interface InputPlace {
  readonly path: DataPath;
  readonly range: SourceRange;
}

/** What finished manifests were made of. */
export interface ManifestOrigin extends ValuesOrigin {
  /** The input file whose text an object holds, such as the platform ConfigMap. @default - no object holds one */
  readonly fileOf?: (manifest: Manifest) => SourceDocument | undefined;
  /** The input line of an object of floe's own. @default - no object has one */
  readonly placeOf?: (manifest: Manifest, path: DataPath) => InputPlace | undefined;
}

/** The sections of the chart's values that objects with a `component` label are made of. */
const sections: Readonly<Record<string, DataPath>> = {
  'dagster-webserver': ['dagsterWebserver'],
  'dagster-webserver-read-only': ['dagsterWebserver'],
  'dagster-daemon': ['dagsterDaemon'],
  celery: ['runLauncher', 'config', 'celeryK8sRunLauncher'],
};

/**
 * Finds the input line that a part of a finished manifest comes from: the line of platform.yaml or of the artifacts
 * for what stands in floe's ConfigMaps, of the run launcher and its like for what stands in dagster.yaml, else the value
 * of the component's section that ends in the same keys and holds the same value; failing that, the section.
 */
export function manifestPlace(
  origin: ManifestOrigin,
  finding: { readonly manifest: Manifest; readonly path: DataPath; readonly inner?: DataPath },
): InputPlace | undefined {
  const { manifest, path, inner } = finding;
  const own = origin.placeOf?.(manifest, path);
  if (own !== undefined) return own;
  const file = origin.fileOf?.(manifest);
  if (file !== undefined) return { path: inner ?? [], range: file.rangeOfValue(inner ?? []) };
  const settings = inner === undefined ? undefined : settingsOf(origin, { manifest, path, inner });
  const section = sectionOf(origin, manifest);
  const values = valueAt(origin.values, section);
  const wanted = inner === undefined ? { path, value: valueAt(manifest, path) } : { path: inner, value: undefined };
  const best = manifest.kind === 'Secret' ? secretSource(origin, manifest) : bestMatch(values, wanted);
  const place = chartPlace(origin, settings ?? [...section, ...(best ?? [])]);
  return place === undefined
    ? undefined
    : { path: place.path, range: manifest.kind === 'Secret' ? place.key : place.value };
}

/** The settings behind a document inside a manifest: of dagster.yaml, or of the launcher that a context repeats. */
function settingsOf(
  origin: ValuesOrigin,
  { manifest, path, inner }: { readonly manifest: Manifest; readonly path: DataPath; readonly inner: DataPath },
): DataPath | undefined {
  if (path.at(-1) === 'dagster.yaml') return instanceSetting(origin.values, inner);
  if (inner[0] !== 'k8s') return undefined;
  const repeated = launcherSetting(origin.values, inner.slice(1));
  if (repeated === undefined || chartPlace(origin, repeated)?.exact !== true) return undefined;
  const section = sectionOf(origin, manifest);
  const own = bestMatch(valueAt(origin.values, section), { path: inner, value: undefined });
  // What the code location says itself wins over the launcher.
  if (own !== undefined && chartPlace(origin, [...section, ...own])?.exact === true) return undefined;
  const held = valueAt(tryJson(valueAt(manifest, path)), inner);
  return JSON.stringify(held) === JSON.stringify(valueAt(origin.values, repeated)) ? repeated : undefined;
}

function tryJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function sectionOf({ locations }: ValuesOrigin, manifest: Manifest): DataPath {
  const component = manifest.metadata.labels?.['component'] ?? '';
  if (component === 'user-deployments') {
    const name = manifest.metadata.labels?.['deployment'];
    const index = locations.findIndex((location) => location.name === name);
    return index === -1 ? ['dagster-user-deployments'] : ['dagster-user-deployments', 'deployments', index];
  }
  if (manifest.metadata.labels?.['app'] === 'postgresql') return ['postgresql'];
  return sections[component] ?? [];
}

/** The value that a rendered Secret holds, or the switch that made the chart render it. */
function secretSource(origin: ValuesOrigin, manifest: Manifest): DataPath | undefined {
  const data = isRecord(manifest['data']) ? Object.values(manifest['data']) : [];
  const plain = isRecord(manifest['stringData']) ? Object.values(manifest['stringData']) : [];
  const texts = new Set([...data.map((text) => Buffer.from(String(text), 'base64').toString('utf8')), ...plain]);
  const held = leafPaths(origin.values, []).find(({ value }) => texts.has(String(value)));
  const candidates: DataPath[] = [
    ...(held === undefined ? [] : [held.path]),
    ['generatePostgresqlPasswordSecret'],
    ['generateCeleryConfigSecret'],
  ];
  return candidates.find((path) => chartPlace(origin, path)?.exact === true);
}

function leafPaths(value: unknown, path: DataPath): { path: DataPath; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leafPaths(item, [...path, index]));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => leafPaths(item, [...path, key]));
  return [{ path, value }];
}

/** The path under `values` whose last keys, and whose value, agree best with what is wanted. */
function bestMatch(values: unknown, wanted: { path: DataPath; value: unknown }): DataPath | undefined {
  let best: { path: DataPath; score: number } | undefined;
  const visit = (value: unknown, path: DataPath): void => {
    if (Array.isArray(value)) value.forEach((item, index) => void visit(item, [...path, index]));
    else if (isRecord(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
    const keys = commonKeys(path, wanted.path);
    const same = wanted.value !== undefined && !isRecord(wanted.value) && value === wanted.value;
    const score = keys === 0 ? 0 : keys * 2 + (same ? 3 : 0);
    if (score > (best?.score ?? 0)) best = { path, score };
  };
  visit(values, []);
  return best?.path;
}

/** How many keys two paths end in alike; list indexes are passed over. */
function commonKeys(a: DataPath, b: DataPath): number {
  const left = a.filter((part) => typeof part === 'string').reverse();
  const right = b.filter((part) => typeof part === 'string').reverse();
  let count = 0;
  while (count < left.length && count < right.length && left[count] === right[count]) count += 1;
  return count;
}
