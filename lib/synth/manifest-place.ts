import type { DataPath, SourceRange } from '../diagnostics/diagnostic';
import { EmbeddedDocuments } from '../documents/embedded-document';
import { isRecord } from '../documents/is-record';
import type { SourceDocument } from '../documents/source-document';
import { valueAt } from '../documents/value-at';
import { locateInLayers } from '../documents/values-layer';
import type { Manifest } from '../manifest';
import { chartPlace, type ValuesOrigin } from './chart-place';
import { instanceSetting, launcherSetting } from './instance-settings';
import { namedPath } from './named-path';
import { ownManifestPath } from './own-manifest-place';
import { renderedFrom, workspaceServer } from './rendered-from';
import { valuesMatch } from './values-match';

/** Where in the input something of a manifest comes from. */
export interface InputPlace {
  readonly path: DataPath;
  readonly range: SourceRange;
}

/** What finished manifests were made of. */
export interface ManifestOrigin extends ValuesOrigin {
  /** The input file whose text an object holds, such as the platform ConfigMap. @default - no object holds one */
  readonly fileOf?: (manifest: Manifest) => SourceDocument | undefined;
  /** The line that a derived value of the chart follows from. @default - derived values are not traced */
  readonly derivedFrom?: (path: DataPath) => InputPlace | undefined;
  /** The input line of an object of floe's own. @default - no object has one */
  readonly placeOf?: (manifest: Manifest, path: DataPath) => InputPlace | undefined;
}

/** What is wrong with a field that does not exist is its name. */
const unknownField = 'FLOE4001';

/** The sections of the chart's values that objects with a `component` label are made of. */
const sections: Readonly<Record<string, DataPath>> = {
  'dagster-webserver': ['dagsterWebserver'],
  'dagster-webserver-read-only': ['dagsterWebserver'],
  'dagster-daemon': ['dagsterDaemon'],
  celery: ['runLauncher', 'config', 'celeryK8sRunLauncher'],
};

/**
 * Finds the input line that a part of a finished manifest comes from.
 *
 * For what stands in floe's ConfigMaps, that of platform.yaml or of the artifacts; for all else the chart's value that it
 * is made of, by the chart's own rules or by the names and the value that agree best. A value that is derived, and stands
 * in no values file, is traced on to what it follows from. Failing all, the section of the component.
 */
export function manifestPlace(
  origin: ManifestOrigin,
  finding: { readonly manifest: Manifest; readonly path: DataPath; readonly inner?: DataPath; readonly code?: string },
): InputPlace | undefined {
  const { manifest, path, inner } = finding;
  const release = releaseKey(finding);
  if (release !== undefined && !isOperators(origin, manifest, path)) {
    const place = locateInLayers(origin.layers, ['floe', 'release', release]);
    if (place?.exact === true) return { path: place.path, range: place.value };
  }
  const own = origin.placeOf?.(manifest, path);
  if (own !== undefined) return own;
  const file = origin.fileOf?.(manifest);
  if (file !== undefined) return { path: inner ?? [], range: file.rangeOfValue(inner ?? []) };
  if (manifest.kind === 'Secret') {
    const place = chartPlace(origin, secretSource(origin, manifest) ?? sectionOf(origin, manifest));
    return place === undefined ? undefined : { path: place.path, range: place.key };
  }
  return placeOfFirst(origin, chartPaths(origin, finding), finding.code === unknownField ? 'key' : 'value');
}

/** What is written counts before what is derived, and a better fitting value before another. */
function placeOfFirst(origin: ManifestOrigin, paths: readonly DataPath[], at: 'key' | 'value'): InputPlace | undefined {
  const places = paths.map((path) => chartPlace(origin, path));
  const written = places.find((place) => place?.exact === true);
  if (written !== undefined) return { path: written.path, range: written[at] };
  for (const path of paths) {
    const derived = origin.derivedFrom?.(path);
    if (derived !== undefined) return derived;
  }
  const place = places.find((one) => one !== undefined);
  return place && { path: place.path, range: place.value };
}

/** True for what stands so in an object of the operator's own. */
function isOperators({ values }: ValuesOrigin, manifest: Manifest, path: DataPath): boolean {
  const own = ownManifestPath(values, manifest);
  return own !== undefined && valueAt(values, [...own, ...path]) !== undefined;
}

/** The key of the release that every object carries. */
function releaseKey({ path, inner }: { readonly path: DataPath; readonly inner?: DataPath }): string | undefined {
  if (inner !== undefined) {
    return /^(run_launcher\.config\.job_|k8s\.)namespace$/.test(inner.join('.')) ? 'namespace' : undefined;
  }
  if (path.join('.') === 'metadata.namespace' || path.at(-1) === 'DAGSTER_K8S_PIPELINE_RUN_NAMESPACE')
    return 'namespace';
  return path.at(-1) === 'app.kubernetes.io/instance' ? 'name' : undefined;
}

/** The chart's values that a part of a manifest may be made of, likeliest first; at least the section of its component. */
function chartPaths(
  origin: ValuesOrigin,
  finding: { readonly manifest: Manifest; readonly path: DataPath; readonly inner?: DataPath },
): DataPath[] {
  const { manifest, path, inner } = finding;
  const own = ownManifestPath(origin.values, manifest);
  if (own !== undefined) return [[...own, ...path]];
  const section = sectionOf(origin, manifest);
  const document = inner === undefined ? manifest : embeddedDocument(valueAt(manifest, path));
  const at = inner ?? path;
  const wanted = { names: namedPath(document, at), value: valueAt(document, at), byText: section.length > 0 };
  const locationAt = (name: string) => locationPath(origin, name);
  const direct = renderedFrom({ names: wanted.names, section, locationAt });
  if (direct !== undefined) return [direct];
  const server = inner === undefined ? undefined : workspaceServer(origin.values, inner);
  if (server !== undefined) return [server];
  const settings = inner === undefined ? undefined : settingsOf(origin, { manifest, path, inner });
  if (settings !== undefined) return [settings];
  const whole = valuesMatch(valueAt(origin.values, section), wanted);
  const found: DataPath[] = [[...section, ...(whole?.path ?? [])]];
  if (inner?.[0] === 'k8s') {
    // What runs have of their own is derived for them alone.
    const runs = valuesMatch(valueAt(origin.values, [...section, 'runs']), wanted);
    if (runs !== undefined && runs.score >= (whole?.score ?? 0)) found.unshift([...section, 'runs', ...runs.path]);
  }
  return found;
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
  const document = embeddedDocument(valueAt(manifest, path));
  const own = valuesMatch(valueAt(origin.values, section), { names: namedPath(document, inner), value: undefined });
  // What the code location says itself wins over the launcher.
  if (own !== undefined && chartPlace(origin, [...section, ...own.path])?.exact === true) return undefined;
  const held = valueAt(document, inner);
  return JSON.stringify(held) === JSON.stringify(valueAt(origin.values, repeated)) ? repeated : undefined;
}

function embeddedDocument(text: unknown): unknown {
  const documents = new EmbeddedDocuments();
  const document = documents.json(String(text));
  const found = 'data' in document ? document : documents.yaml(String(text));
  return 'data' in found ? found.data : undefined;
}

function sectionOf(origin: ValuesOrigin, manifest: Manifest): DataPath {
  const component = manifest.metadata.labels?.['component'] ?? '';
  if (component === 'user-deployments') {
    const name = manifest.metadata.labels?.['deployment'];
    return locationPath(origin, String(name)) ?? ['dagster-user-deployments'];
  }
  if (manifest.metadata.labels?.['app'] === 'postgresql') return ['postgresql'];
  return sections[component] ?? [];
}

function locationPath({ locations }: ValuesOrigin, name: string): DataPath | undefined {
  const index = locations.findIndex((location) => location.name === name);
  return index === -1 ? undefined : ['dagster-user-deployments', 'deployments', index];
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
