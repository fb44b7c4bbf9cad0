import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareText } from '../diagnostics/order';
import { suggest } from '../diagnostics/suggestion';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import type { OperatorLocation } from './code-locations';

/** Named one by one up to here; beyond, one finding speaks for all. */
const mostNamed = 5;

/** What does not fit between code locations, their images and their artifacts. */
export function locationFaults(tiers: Tiers, locations: readonly OperatorLocation[]): Diagnostic[] {
  const found = [
    ...locations.flatMap((location) => imageAndPortFaults(tiers, location)),
    ...emptyLocations(tiers),
    ...missingArtifacts(tiers, locations),
    ...strayArtifacts(tiers, locations),
  ];
  if (locations.length > 0) return found;
  const place = locateInLayers(tiers.layers, ['floe', 'codeLocations']);
  const none: Diagnostic = {
    severity: 'warning',
    code: 'FLOE3005',
    message: `environment "${tiers.environment}" has no code location; Dagster will run nothing`,
    fix: 'add one: codeLocations: { <name>: { image: <repository:tag>, port: 3030, args: [-m, <module>] } }',
    range: place?.key ?? { file: `platform/${tiers.environment}/platform.yaml`, line: 1, column: 1 },
  };
  return [...found, none];
}

/** A key without a value is null, which takes away what a weaker file says; one that takes away nothing is a slip. */
function emptyLocations({ layers }: Tiers): Diagnostic[] {
  const known = new Set<string>();
  return layers.flatMap(({ document, floe }) => {
    const given = isRecord(floe['codeLocations']) ? floe['codeLocations'] : {};
    return Object.entries(given).flatMap(([name, entry]): Diagnostic[] => {
      if (entry !== null) known.add(name);
      if (entry !== null || known.has(name)) return [];
      const top = isRecord(document.data) && Object.hasOwn(document.data, 'codeLocations');
      const path = [...(top ? [] : ['floe']), 'codeLocations', name];
      const message = `code location "${name}" is empty, and no weaker file has one of this name to take away`;
      const fix = 'write image and port below it, indented, or remove it';
      return [{ severity: 'warning', code: 'FLOE3002', message, fix, path, range: document.rangeOfKey(path) }];
    });
  });
}

function missingArtifacts(tiers: Tiers, locations: readonly OperatorLocation[]): Diagnostic[] {
  const without = locations.filter((location) => !tiers.artifacts.has(location.name));
  const folder = `platform/${tiers.environment}/artifacts`;
  const report = (location: OperatorLocation, message: string, file: string): Diagnostic => {
    const place = locationPlace(tiers, location);
    const fix = `add ${folder}/${file}, as floe compile writes it`;
    return { severity: 'warning', code: 'FLOE3004', message, fix, path: place?.path, range: place?.key };
  };
  const [first] = without;
  if (first !== undefined && without.length > mostNamed) {
    const names = without.slice(0, mostNamed).map(({ name }) => name);
    const message = `${without.length} code locations have no compiled artifacts in "${tiers.environment}" (${names.join(', ')}, …); they get the credentials of the profiles named "default"`;
    return [report(first, message, '<code location>.json')];
  }
  return without.map((location) =>
    report(
      location,
      `"${location.name}" has no compiled artifacts; it gets the credentials of the profiles named "default"`,
      `${location.name}.json`,
    ),
  );
}

function strayArtifacts(tiers: Tiers, locations: readonly OperatorLocation[]): Diagnostic[] {
  const names = new Set(locations.map((location) => location.name));
  const stray = [...tiers.artifacts].filter(([name]) => !names.has(name));
  const listed = [...names].sort(compareText).slice(0, 20);
  const known =
    names.size === 0 ? 'none is defined' : `defined are ${listed.join(', ')}${names.size > 20 ? ', …' : ''}`;
  return stray.map(([name, artifacts]): Diagnostic => {
    const near = suggest(name, names);
    return {
      severity: 'error',
      code: 'FLOE3003',
      message: `no code location is called "${name}"; ${known}`,
      fix: near === undefined ? `define codeLocations.${name}, or remove the file` : `rename the file to ${near}.json`,
      range: { file: artifacts.document.file, line: 1, column: 1 },
    };
  });
}

function imageAndPortFaults(tiers: Tiers, location: OperatorLocation): Diagnostic[] {
  const image = location.entry['image'];
  const missing = [
    ...(isRecord(image) && typeof image['repository'] === 'string' && image['repository'] !== '' ? [] : ['image']),
    ...(location.entry['port'] === undefined || location.entry['port'] === null ? ['port'] : []),
  ];
  if (missing.length === 0) return [];
  const place = locationPlace(tiers, location);
  const what = missing.join(' and ');
  const example = missing.map((key) => (key === 'image' ? 'image: <repository:tag>' : 'port: 3030')).join(', ');
  return [
    {
      severity: 'error',
      code: 'FLOE3002',
      message: `code location "${location.name}" has no ${what}; expected both in the merged values`,
      fix: `add to platform/values.yaml: codeLocations: { ${location.name}: { ${example} } }`,
      path: place?.path,
      range: place?.key,
    },
  ];
}

/** Where a code location is written first: its key under `codeLocations`, or its entry of the chart's list. */
export function locationPlace(tiers: Tiers, location: OperatorLocation) {
  const listPath = ['dagster', 'dagster-user-deployments', 'deployments', location.listIndex ?? 0];
  return locateInLayers(tiers.layers, location.keyed ? ['floe', 'codeLocations', location.name] : listPath);
}
