import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';

type Match = Readonly<Record<string, string>>;
type Rule = readonly [pattern: RegExp, path: (match: Match, place: RenderedPlace) => DataPath | undefined];

/** A part of a manifest, as the rules see it. */
export interface RenderedPlace {
  /** See `namedPath`. */
  readonly names: readonly string[];
  /** The part of the chart's values that the object is made of. */
  readonly section: DataPath;
  /** Where a code location stands in the chart's values; undefined when none has the name. */
  readonly locationAt: (name: string) => DataPath | undefined;
}

const pod = '^spec/template/spec/';
const storage = '(run|eventLog|schedule)Storage/config/postgresDb/';

/** Parts of manifests that the chart makes of values with other names; the first rule that fits counts. */
const rules: readonly Rule[] = [
  [/^spec\/replicas$/, (_, { section }) => [...section, 'replicaCount']],
  [
    new RegExp(`${pod}initContainers/(check-db-ready|init-user-deployment-[^/]*)/resources(?<rest>/.*)?$`),
    ({ rest }, { section }) => [...section, 'initContainerResources', ...parts(rest)],
  ],
  [new RegExp(`${pod}initContainers/check-db-ready/image`), () => ['postgresql', 'image']],
  [new RegExp(`${pod}initContainers/check-db-ready/command`), () => ['postgresql', 'postgresqlHost']],
  [new RegExp(`${pod}initContainers/init-user-deployment-[^/]*/image`), () => ['busybox', 'image']],
  [
    new RegExp(`${pod}initContainers/init-user-deployment-(?<location>[^/]*)/(command|name)`),
    ({ location = '' }, { locationAt }) => locationAt(location),
  ],
  [/(^|\/)env\/DAGSTER_PG_PASSWORD\/valueFrom/, () => ['global', 'postgresqlSecretName']],
  [/(^|\/)env\/DAGSTER_CURRENT_IMAGE\/value$/, (_, { section }) => [...section, 'image']],
  [/^computeLogs\/(class|module)$/, () => ['computeLogManager', 'type']],
  [/^runLauncher\/config\/postgresPasswordSecret$/, () => ['global', 'postgresqlSecretName']],
  [new RegExp(`${storage}username$`), () => ['postgresql', 'postgresqlUsername']],
  [new RegExp(`${storage}hostname$`), () => ['postgresql', 'postgresqlHost']],
  [new RegExp(`${storage}dbName$`), () => ['postgresql', 'postgresqlDatabase']],
  [new RegExp(`${storage}port$`), () => ['postgresql', 'service', 'port']],
  [new RegExp(`${storage}params(?<rest>/.*)?$`), ({ rest }) => ['postgresql', 'postgresqlParams', ...parts(rest)]],
];

/** The chart's value that a part of a manifest is made of, where their names do not tell. */
export function renderedFrom(place: RenderedPlace): DataPath | undefined {
  const text = place.names.join('/');
  for (const [pattern, path] of rules) {
    const match = pattern.exec(text);
    if (match !== null) return path(match.groups ?? {}, place);
  }
  return undefined;
}

function parts(rest: string | undefined): string[] {
  return (rest ?? '').split('/').filter((part) => part !== '');
}

/** The code location, or server, behind a part of workspace.yaml; undefined for anything else. */
export function workspaceServer(values: Readonly<Record<string, unknown>>, inner: DataPath): DataPath | undefined {
  const [list, index, , field] = inner;
  if (list !== 'load_from' || typeof index !== 'number') return undefined;
  const workspace = valueAt(values, ['dagsterWebserver', 'workspace']);
  const isExternal = isRecord(workspace) && workspace['enabled'] === true;
  if (isExternal)
    return ['dagsterWebserver', 'workspace', 'servers', index, field === 'location_name' ? 'name' : (field ?? 'host')];
  return ['dagster-user-deployments', 'deployments', index, field === 'port' ? 'port' : 'name'];
}
