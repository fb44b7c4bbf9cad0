import type { Manifest } from '../manifest';
import { accessObjects, userAccessObjects } from './access';
import { bundledBrokers } from './bundled-brokers';
import { celeryConfigMap } from './celery-config-map';
import { celeryQueues } from './celery-queues';
import { celeryWorkerDeployment } from './celery-worker';
import type { Chart, DagsterChart, Release } from './chart';
import { checksum } from './checksum';
import { dagsterHome, locationDeployment } from './code-location';
import { daemonDeployment } from './daemon';
import { webserverValues } from './deprecated-keys';
import { envConfigMapsOf } from './env-config-maps';
import { extraManifest } from './extra-manifests';
import { flowerDeployment } from './flower';
import { ingressOf } from './ingress';
import { dagsterYaml } from './instance/dagster-yaml';
import { instanceConfigMap } from './instance-config-map';
import { locationEnvConfigMap, sharedLocationEnvConfigMap } from './location-env';
import { migrateJob } from './migrate-job';
import { databaseObjects } from './postgresql/objects';
import { Refusal, type RenderFailure } from './refusal';
import { secretsOf } from './secrets';
import { flowerService, locationService, webserverService } from './services';
import { type Block, type Item, rootBlock } from './values/block';
import type { Values } from './values/values';
import { webserverDeployment } from './webserver';
import { webserverRoles } from './webserver-role';
import { workspaceYaml } from './workspace';
import { workspaceConfigMap } from './workspace-config-map';

export type { Release } from './chart';
export type { RenderFailure, RenderFailureCode } from './refusal';
export type { Values } from './values/values';

/** What rendering gives: the objects, and why some of them could not be rendered. */
export interface RenderResult {
  readonly manifests: Manifest[];
  /** Empty where everything was rendered. */
  readonly failures: RenderFailure[];
}

/** How to render. */
export interface RenderOptions {
  /** Passes over the bundled RabbitMQ and Redis instead of refusing them. @default false */
  readonly ignoreSubcharts?: boolean;
}

/**
 * Renders the objects that the official Dagster chart 1.12.17 makes of these values under this release.
 *
 * `values` are the user's merged with the chart's defaults (`coalesceWithDefaults`); they are only read. Where the
 * chart's output could not be used, ours differs: docs/chart-differences.md lists these places.
 */
export function renderDagster(values: Values, release: Release, options: RenderOptions = {}): RenderResult {
  const failures: RenderFailure[] = [];
  const attempt = <T>(render: () => T, otherwise: T): T => {
    try {
      return render();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!failures.some((failure) => isSame(failure, error.failure))) failures.push(error.failure);
      return otherwise;
    }
  };
  const chart = attempt<DagsterChart | undefined>(() => mainChart(values, release), undefined);
  if (chart === undefined) return { manifests: [], failures };
  if (options.ignoreSubcharts !== true) failures.push(...bundledBrokers(values));
  const manifests = [
    ...mainObjects(chart, attempt),
    ...locationObjects(chart, attempt),
    ...databaseObjectsOf(chart, attempt),
  ];
  return { manifests, failures };
}

type Attempt = <T>(render: () => T, otherwise: T) => T;

function isSame(a: RenderFailure, b: RenderFailure): boolean {
  return a.code === b.code && a.message === b.message && a.path.join('\0') === b.path.join('\0');
}

function mainChart(values: Values, release: Release): DagsterChart {
  const block = rootBlock(values);
  return {
    name: 'dagster',
    values: block,
    release,
    webserver: webserverValues(block),
    userDeployments: block.block('dagster-user-deployments'),
  };
}

function mainObjects(chart: DagsterChart, attempt: Attempt): Manifest[] {
  const { values, userDeployments } = chart;
  const isOn = (key: string) => attempt(() => values.block(key).truthy('enabled'), false);
  const one = (render: () => Manifest) => attempt(() => [render()], []);
  const many = (render: () => Manifest[]) => attempt(render, []);

  const instance = attempt(() => dagsterYaml(chart), '');
  const workspace = attempt(() => workspaceYaml(chart), undefined);
  const instanceChecksum = checksum(instance);
  const mounts = {
    ...(userDeployments.truthy('enabled') ? { 'checksum/dagster-workspace': checksum(workspace ?? '') } : {}),
    'checksum/dagster-instance': instanceChecksum,
  };
  const migrate = attempt(() => values.optionalBlock('migrate'), undefined);
  return [
    ...many(() => accessObjects(chart)),
    ...many(() => secretsOf(chart)),
    ...one(() => instanceConfigMap(chart, instance)),
    ...(workspace === undefined ? [] : one(() => workspaceConfigMap(chart, workspace))),
    ...many(() => envConfigMapsOf(chart)),
    ...many(() => celeryQueues(chart).map((queue) => celeryConfigMap(chart, queue))),
    ...many(() => webserverRoles(chart).map((role) => webserverService(chart, role))),
    ...(isOn('flower') ? one(() => flowerService(chart)) : []),
    ...many(() => webserverRoles(chart).map((role) => webserverDeployment(chart, role, mounts))),
    ...(isOn('dagsterDaemon') ? one(() => daemonDeployment(chart, mounts)) : []),
    ...many(() => celeryQueues(chart).map((queue) => celeryWorkerDeployment(chart, queue, instanceChecksum))),
    ...(isOn('flower') ? one(() => flowerDeployment(chart, instanceChecksum)) : []),
    ...(migrate?.truthy('enabled') ? one(() => migrateJob(chart, migrate)) : []),
    ...(isOn('ingress') ? one(() => ingressOf(chart)) : []),
    ...extraManifests(chart, attempt),
  ];
}

function databaseObjectsOf(main: DagsterChart, attempt: Attempt): Manifest[] {
  const values = attempt<Block | undefined>(() => main.values.block('postgresql'), undefined);
  if (values === undefined || values.get('enabled') === false) return [];
  return attempt(() => databaseObjects({ name: 'postgresql', values, release: main.release }), []);
}

function extraManifests(chart: Chart, attempt: Attempt): Manifest[] {
  const items = attempt<Item[]>(() => chart.values.items('extraManifests'), []);
  return items.flatMap((item) => attempt(() => [extraManifest(chart, item)], []));
}

function locationObjects(main: DagsterChart, attempt: Attempt): Manifest[] {
  if (main.userDeployments.get('enableSubchart') === false) return [];
  const values = main.userDeployments;
  const chart: Chart = { name: 'dagster-user-deployments', values, release: main.release };
  const locations = attempt<Block[]>(() => values.blocks('deployments'), []);
  return [
    ...attempt(() => userAccessObjects(chart), []),
    ...attempt(() => [sharedLocationEnvConfigMap(chart, dagsterHome(chart))], []),
    ...locations.flatMap((location) =>
      attempt(
        () => [
          locationEnvConfigMap(chart, location),
          locationService(chart, location),
          locationDeployment(chart, location),
        ],
        [],
      ),
    ),
    ...extraManifests(chart, attempt),
  ];
}
