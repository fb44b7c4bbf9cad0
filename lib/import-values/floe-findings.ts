import { platformPaths } from '../derive/misplaced-values';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import type { ImportFinding } from './left-out';

/** Blocks of the floe-dagster chart that say what platform.yaml says, and what they are there. */
const platformBlocks: Readonly<Record<string, string>> = {
  storage: 'storage.default',
  catalog: 'catalogs.default',
  compute: 'compute.default',
  observability: 'observability',
};

/** What holds without a word, as the README lists it. */
const defaults: Readonly<Record<string, unknown>> = {
  externalPlatformConfig: {
    enabled: true,
    configMapName: 'floe-platform-config',
    configMapKey: 'platform.yaml',
    mountPath: '/etc/floe/platform.yaml',
    setEnvVar: true,
  },
  externalSecrets: { secretStoreKind: 'SecretStore', refreshInterval: '1h', creationPolicy: 'Owner' },
  compiledArtifacts: { enabled: false },
};

/** Blocks that are on by themselves in some cases: "off" is a decision there. */
const decisions = new Set(['externalPlatformConfig', 'podDisruptionBudget', 'networkPolicies']);

/** Finds values of the floe level that belong to another tier, repeat a default, or are switched off. */
export function floeFindings(floe: Readonly<Record<string, unknown>>): ImportFinding[] {
  return [...misplaced(floe), ...effective(floe), ...Object.keys(floe).flatMap((key) => idle(floe[key], [key]))];
}

/** The floe-dagster chart has these keys, or nothing that reads them; the toolkit does read them. */
function effective(floe: Readonly<Record<string, unknown>>): ImportFinding[] {
  const unread = 'no template of the floe-dagster chart reads this; here it takes effect';
  const image = 'the floe-dagster chart gives this to its hooks alone; here webserver and daemon take it';
  const found = { resources: unread, replicaCount: unread, image };
  return Object.entries(found)
    .filter(([key]) => !isEmpty(floe[key] ?? null))
    .map(([key, message]) => ({
      path: ['floe', key],
      code: 'FLOE8027',
      severity: key === 'image' ? 'warning' : 'info',
      message,
      kept: true,
    }));
}

function misplaced(floe: Readonly<Record<string, unknown>>): ImportFinding[] {
  const found: ImportFinding[] = [];
  const external = isRecord(floe['externalPlatformConfig']) ? floe['externalPlatformConfig'] : {};
  for (const [block, home] of Object.entries(platformBlocks)) {
    const value = external[block];
    if (value === undefined) continue;
    const path = ['floe', 'externalPlatformConfig', block];
    const message = 'left out: this belongs to platform.yaml (Tier 2); values never name it';
    const fix = `say it in platform/<environment>/platform.yaml, under ${home}`;
    const named = platformPaths(value, path);
    found.push(
      ...named.map((one): ImportFinding => ({ path: one, code: 'FLOE8023', severity: 'warning', message, fix })),
    );
    found.push({ path, code: 'FLOE8021', severity: 'info', message: `left out: platform.yaml decides, under ${home}` });
  }
  const contents: readonly (readonly [string, string])[] = [
    ['platformSpec', 'platform/<environment>/platform.yaml (Tier 2)'],
    ['compiledArtifacts', 'platform/<environment>/artifacts/<code-location>.json (Tier 1 merged with Tier 2)'],
  ];
  for (const [block, home] of contents) {
    const content = isRecord(floe[block]) ? floe[block]['content'] : undefined;
    if (typeof content !== 'string' || content === '') continue;
    found.push({
      path: ['floe', block, 'content'],
      code: 'FLOE8023',
      severity: 'warning',
      message: 'left out: the content of this file belongs to another tier',
      fix: `move it to ${home}`,
    });
  }
  return found;
}

/** Blocks that are off, settings that are empty or what they are without a word. */
function idle(value: unknown, path: DataPath): ImportFinding[] {
  const at = (inner: DataPath, message: string): ImportFinding => ({
    path: ['floe', ...inner],
    code: 'FLOE8021',
    severity: 'info',
    message: `left out: ${message}`,
  });
  const known = path.reduce<unknown>((data, part) => (isRecord(data) ? data[String(part)] : undefined), defaults);
  if (path[0] === 'codeLocations' || path[0] === 'release') return [];
  if (isEmpty(value) && path.at(-1) !== 'emptyDir') return [at(path, 'nothing is set here')];
  if (!isRecord(value)) return known === value ? [at(path, 'it repeats a default')] : [];
  if (value['enabled'] === false && path.length > 0) {
    if (!decisions.has(String(path[0]))) return [at(path, 'the block is switched off')];
    const others = Object.keys(value).filter((key) => key !== 'enabled' && !Object.hasOwn(platformBlocks, key));
    return others.map((key) => at([...path, key], 'the block is switched off'));
  }
  return Object.keys(value)
    .filter((key) => !(path[0] === 'externalPlatformConfig' && Object.hasOwn(platformBlocks, key)))
    .flatMap((key) => idle(value[key], [...path, key]));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.values(value).every(isEmpty);
}
