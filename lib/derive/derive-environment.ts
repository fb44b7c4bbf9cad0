import { coalesceWithDefaults, mergeValueFiles } from '../dagster/coalesce';
import { type ObjectNames, objectNames } from '../dagster/object-names';
import type { RenderFailure } from '../dagster/refusal';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { locateInLayers } from '../documents/values-layer';
import type { Tiers } from '../environment/tiers';
import { checkArtifactsPlatform } from './artifacts-platform';
import { deriveCapacity } from './capacity';
import { type OperatorLocation, operatorLocations } from './code-locations';
import { compiledArtifactsConfigOf, compiledArtifactsKey } from './compiled-artifacts-config';
import { computeLogStore, logReaderVariables } from './compute-logs';
import { contentChecksum, deriveLocation } from './derived-location';
import { type DerivedSecrets, deriveSecrets, secretBindingsOf } from './derived-secrets';
import type { FileConfigMap, FloeResources } from './floe-resources';
import { type ChartValues, chartValuesOf } from './floe-shorthands';
import { codeServerResources, instanceValues } from './instance-values';
import { locationFaults } from './location-faults';
import { locationNameFaults } from './location-name-faults';
import { misplacedValues } from './misplaced-values';
import { type PlatformConfig, platformConfigOf } from './platform-config';
import { releaseOf } from './release';
import { runValues } from './run-values';
import { webserverAccess } from './webserver-access';
import { deriveWorkloads } from './workloads';

/** What an environment's three tiers come to: plain data that a person can print. */
export interface DerivedEnvironment {
  readonly environment: string;
  readonly release: { readonly name: string; readonly namespace: string };
  /** Effective values of the Dagster chart, as Helm would take them with `-f`: before the chart's own defaults. */
  readonly values: ChartValues;
  readonly resources: FloeResources;
  /** How platform.yaml is mounted; undefined when it is switched off. */
  readonly platformConfig: PlatformConfig | undefined;
  /** Where each entry of the chart's list of code locations was written, by index. */
  readonly locations: readonly OperatorLocation[];
  readonly secrets: DerivedSecrets;
}

/**
 * Derives an environment: (platform, artifacts, values) → effective chart values and floe's own resources.
 *
 * Pure: reads no file, clock or environment. Precedence: chart defaults < derived < base values < environment values.
 * Faults between the tiers come as diagnostics; with an error among them there is no result to rely on.
 */
export function deriveEnvironment(tiers: Tiers): { derived?: DerivedEnvironment; diagnostics: Diagnostic[] } {
  const diagnostics = misplacedValues(tiers);
  const release = releaseOf(tiers, diagnostics);
  const platform = tiers.platform.value;
  const written = mergeValueFiles(tiers.layers.map((layer) => withoutEnabled(layer.dagster)));
  const bindings = secretBindingsOf(tiers);
  const logs = computeLogStore(tiers, written, bindings);
  const logCredentials = logs.storage === undefined ? [] : logReaderVariables(logs.storage, bindings);
  const operator = mergeValueFiles([
    instanceValues(platform),
    runValues(platform, written),
    logs.values,
    ...tiers.layers.flatMap((layer) => [chartValuesOf(layer.floe), withoutEnabled(layer.dagster)]),
  ]);
  const { names, failure } = objectNames(coalesceWithDefaults(operator), release);
  if (names === undefined) return { diagnostics: [...diagnostics, refusal(tiers, failure)] };
  const userDeployments = isRecord(operator['dagster-user-deployments']) ? operator['dagster-user-deployments'] : {};
  const listed = Array.isArray(userDeployments['deployments']) ? userDeployments['deployments'] : [];
  const locations = operatorLocations(tiers.floe.codeLocations ?? {}, listed);
  const isDeployed = userDeployments['enabled'] === true && userDeployments['enableSubchart'] === true;
  diagnostics.push(...locationFaults(tiers, locations), ...locationNameFaults(tiers, locations, isDeployed));
  diagnostics.push(...checkArtifactsPlatform(tiers));

  const platformConfig = platformConfigOf(tiers.floe, names.fullname);
  const artifactsConfig = compiledArtifactsConfigOf(tiers.floe, names.fullname);
  const configMaps: FileConfigMap[] = [];
  if (platformConfig !== undefined && !platformConfig.existing) {
    configMaps.push({
      id: 'platform-config',
      component: 'platform-config',
      name: platformConfig.configMapName,
      key: platformConfig.configMapKey,
      content: tiers.platform.document.text,
      annotations: platformConfig.annotations,
    });
  }
  const platformChecksum = contentChecksum(tiers.platform.document.data);
  const { secrets, diagnostics: secretFaults } = deriveSecrets(tiers, {
    locations,
    names,
    release,
    others: logCredentials,
  });
  diagnostics.push(...secretFaults);
  const deployments = locations.map((location, index) => {
    const artifacts = tiers.artifacts.get(location.name);
    const mounted =
      artifactsConfig === undefined || artifacts === undefined
        ? undefined
        : {
            config: artifactsConfig,
            configMapName: `${artifactsConfig.configMapPrefix}-${location.name}`,
            checksum: contentChecksum(artifacts.document.data),
          };
    if (mounted !== undefined && artifacts !== undefined) {
      configMaps.push({
        id: `compiled-artifacts-${location.name}`,
        component: 'compiled-artifacts',
        name: mounted.configMapName,
        key: compiledArtifactsKey,
        content: artifacts.document.text,
        annotations: mounted.config.annotations,
      });
    }
    return deriveLocation(location.entry, {
      instanceConfigMap: names.instanceConfigMap,
      platformConfig,
      platformChecksum,
      artifacts: mounted,
      credentials: secrets.locations[index]?.injected,
      resources: codeServerResources(platform),
    });
  });
  const chartValues = {
    ...operator,
    postgresql: withDatabaseSecret(operator, names),
    'dagster-user-deployments': { ...userDeployments, deployments },
  };
  const workloads = deriveWorkloads(
    { tiers, values: chartValues, written, locations, secrets, logs, logCredentials },
    diagnostics,
  );
  const capacity = deriveCapacity({ tiers, names, release, values: workloads }, diagnostics);
  const { values } = capacity;
  const resources = {
    configMaps,
    ...webserverAccess(tiers, values, names, release),
    ...secrets.resources,
    ...capacity.resources,
  };
  const derived = { environment: tiers.environment, release, values, resources, platformConfig, locations, secrets };
  return { derived, diagnostics };
}

function refusal(tiers: Tiers, failure: RenderFailure | undefined): Diagnostic {
  const place = locateInLayers(tiers.layers, ['dagster', ...(failure?.path ?? [])]);
  const message = failure?.message ?? 'the chart refuses these values';
  return { severity: 'error', code: 'FLOE3008', message, fix: failure?.fix, path: place?.path, range: place?.value };
}

/** `dagster.enabled` switches the subchart in the floe-dagster chart; it is no value of the Dagster chart. */
function withoutEnabled({ enabled: _, ...values }: ChartValues): ChartValues {
  return values;
}

/** The bundled database takes its password from the Secret that all other pods read. */
function withDatabaseSecret(operator: ChartValues, names: ObjectNames): ChartValues {
  const postgresql = isRecord(operator['postgresql']) ? operator['postgresql'] : {};
  return { existingSecret: names.postgresqlSecret, ...postgresql };
}
