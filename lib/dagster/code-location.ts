import type { Manifest } from '../manifest';
import { argumentsOf } from './arguments';
import type { Chart } from './chart';
import { checksum } from './checksum';
import type { Checksums } from './config-checksums';
import { containerContext } from './container-context';
import { envConfigMaps, envList, envSecrets, postgresPassword } from './environment';
import { dagsterImage } from './images';
import { instanceMount, instanceVolume } from './instance-volumes';
import { labels, selectorLabels } from './labels';
import { locationAccountName } from './location-account';
import { locationEnvName, locationEnvVariables, sharedLocationEnvName } from './location-env';
import { locationInitContainers } from './location-init-containers';
import { rawAnnotations, rawMap, textMap } from './map-fields';
import { fullName, globalText } from './names';
import { present } from './present';
import { locationProbe, locationReadiness, locationStartup } from './probes';
import { refuse } from './refusal';
import { sidecarContainers } from './sidecars';
import type { Block } from './values/block';

/** The labels of a code location's objects, beside the chart's. */
export function locationLabels(location: Block): Record<string, string> {
  return { component: 'user-deployments', deployment: location.requiredText('name') };
}

/** The Deployment that serves a code location. */
export function locationDeployment(chart: Chart, location: Block, checksums: Checksums): Manifest {
  const selector = { ...selectorLabels(chart), ...locationLabels(location) };
  const podLabels = { ...selector, ...rawMap(location, 'labels') };
  const spec = podSpec(chart, location);
  // Over what is rendered, not over what is written: an unknown key of the entry restarts nothing.
  const content = JSON.stringify([podLabels, spec, locationEnvVariables(location)]);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `${fullName(chart)}-${location.requiredText('name')}`,
      labels: { ...labels(chart), ...locationLabels(location), ...rawMap(location, 'labels') } as Record<
        string,
        string
      >,
      ...present({ annotations: rawAnnotations(location) }),
    },
    spec: present({
      replicas: 1,
      strategy: location.truthy('deploymentStrategy') ? location.copy('deploymentStrategy') : undefined,
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: podLabels,
          annotations: {
            'checksum/dagster-user-deployment': checksum(content),
            ...checksums,
            ...textMap(location, 'annotations'),
          },
        },
        spec,
      },
    }),
  };
}

function podSpec(chart: Chart, location: Block): unknown {
  const { values } = chart;
  return present({
    imagePullSecrets: values.copy('imagePullSecrets'),
    serviceAccountName: locationAccountName(chart, location),
    automountServiceAccountToken: true,
    securityContext: location.copy('podSecurityContext'),
    initContainers: locationInitContainers(location),
    containers: [container(chart, location), ...sidecarContainers(location)],
    nodeSelector: location.copy('nodeSelector'),
    affinity: location.copy('affinity'),
    tolerations: location.copy('tolerations'),
    volumes: [
      ...(values.truthy('includeInstance') ? [instanceVolume(includedInstance(chart))] : []),
      ...ownItems(chart, location, 'volumes'),
    ],
    schedulerName: location.truthyText('schedulerName'),
  });
}

function container(chart: Chart, location: Block): unknown {
  const { values } = chart;
  const image = locationImage(location);
  const health = ['dagster', 'api', 'grpc-health-check', '-p', location.text('port')];
  const liveness = location.optionalBlock('livenessProbe');
  return present({
    name: chart.name,
    securityContext: location.copy('securityContext'),
    imagePullPolicy: image.optionalText('pullPolicy'),
    image: dagsterImage(image),
    args: serverArgs(location),
    env: envOf(chart, location, dagsterImage(image)),
    envFrom: envSources(chart, location),
    resources: location.copy('resources'),
    readinessProbe: locationReadiness(location, health),
    livenessProbe: liveness && locationProbe(liveness, health),
    startupProbe: locationStartup(location, health),
    volumeMounts: [
      ...(values.truthy('includeInstance') ? [instanceMount(dagsterHome(chart))] : []),
      ...ownItems(chart, location, 'volumeMounts'),
    ],
  });
}

/** A list of the code location's own; beside a mounted instance the chart does not look whether it is one. */
function ownItems({ values }: Chart, location: Block, key: string): readonly unknown[] {
  return values.truthy('includeInstance') ? location.copies(key) : location.optionalCopies(key);
}

/** The image of a code location, which has no default. */
function locationImage(location: Block): Block {
  if (!location.isNull('image')) return location.block('image');
  return refuse({
    code: 'missing-value',
    message: `the code location "${location.text('name')}" has no image`,
    path: location.pathOf('image'),
    fix: 'give it an image with repository, tag and pullPolicy',
  });
}

/** The command line of the server; the older list of arguments wins where both are there. */
function serverArgs(location: Block): string[] | undefined {
  const listen = ['-h', '0.0.0.0', '-p', location.text('port')];
  if (location.truthy('dagsterApiGrpcArgs')) {
    return ['dagster', 'api', 'grpc', ...listen, ...argumentsOf(location, 'dagsterApiGrpcArgs')];
  }
  if (location.truthy('codeServerArgs')) {
    return ['dagster', 'code-server', 'start', ...listen, ...argumentsOf(location, 'codeServerArgs')];
  }
  return undefined;
}

function envOf(chart: Chart, location: Block, image: string): unknown[] {
  const launched = location.optionalBlock('includeConfigInLaunchedRuns');
  const isIncluded = launched === undefined || launched.truthy('enabled');
  return [
    { name: 'DAGSTER_CURRENT_IMAGE', value: image },
    postgresPassword(globalText(chart, 'postgresqlSecretName')),
    ...(isIncluded ? [contextVariable(chart, location)] : []),
    ...envList(location),
  ];
}

/** The variable that carries the container context; either server reads the one that belongs to its command line. */
function contextVariable(chart: Chart, location: Block): unknown {
  const isGrpc = location.truthy('dagsterApiGrpcArgs');
  return {
    name: isGrpc ? 'DAGSTER_CLI_API_GRPC_CONTAINER_CONTEXT' : 'DAGSTER_CONTAINER_CONTEXT',
    value: JSON.stringify(containerContext(chart, location)),
  };
}

function envSources(chart: Chart, location: Block): unknown[] {
  const celery = globalText(chart, 'celeryConfigSecretName');
  return [
    { configMapRef: { name: sharedLocationEnvName(chart) } },
    { configMapRef: { name: locationEnvName(chart, location) } },
    ...envConfigMaps(location),
    ...envSecrets(location),
    ...(celery === '' ? [] : [{ secretRef: { name: celery, optional: true } }]),
  ];
}

/** Dagster's home in the pods of code locations. */
export function dagsterHome(chart: Chart): string {
  return globalText(chart, 'dagsterHome');
}

/** The ConfigMap with `dagster.yaml` that code locations mount with `includeInstance`, by the release's name alone. */
function includedInstance(chart: Chart): string {
  return chart.values.block('global').textOr('dagsterInstanceConfigMap', `${chart.release.name}-instance`);
}
