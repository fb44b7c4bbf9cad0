import type { Manifest } from '../manifest';
import { accessObjects } from './access';
import type { Attempts } from './attempts';
import { celeryConfigMap } from './celery-config-map';
import { celeryQueues } from './celery-queues';
import { celeryWorkerDeployment } from './celery-worker';
import type { DagsterChart } from './chart';
import { checksum, type MountChecksums } from './checksum';
import { refuseDuplicates } from './collisions';
import type { ConfigChecksums } from './config-checksums';
import { daemonDeployment } from './daemon';
import { requireIngressSections } from './deprecated-keys';
import { envConfigMapsOf } from './env-config-maps';
import { extraManifests } from './extra-manifests';
import { flowerDeployment } from './flower';
import { ingressOf } from './ingress';
import { dagsterYaml } from './instance/dagster-yaml';
import { instanceConfigMap } from './instance-config-map';
import { migrateJob } from './migrate-job';
import { secretsOf } from './secrets';
import { flowerService, webserverService } from './services';
import { webserverDeployment } from './webserver';
import { webserverRoles } from './webserver-role';
import { workspaceYaml } from './workspace';
import { workspaceConfigMap } from './workspace-config-map';

/** The objects of the main chart. */
export function mainObjects(chart: DagsterChart, attempts: Attempts, rolled: ConfigChecksums): Manifest[] {
  attempts.value(() => requireIngressSections(chart.values));
  const instance = attempts.value(() => dagsterYaml(chart));
  const workspace = attempts.value(() => workspaceYaml(chart));
  const checksums = {
    ...(chart.userDeployments.truthy('enabled') ? { 'checksum/dagster-workspace': checksum(workspace ?? '') } : {}),
    'checksum/dagster-instance': checksum(instance ?? ''),
  };
  const forWebserver = { ...checksums, ...rolled.webserver };
  return [
    ...attempts.list(() => accessObjects(chart)),
    ...attempts.list(() => secretsOf(chart)),
    ...(instance === undefined ? [] : attempts.one(() => instanceConfigMap(chart, instance))),
    ...(workspace === undefined ? [] : attempts.one(() => workspaceConfigMap(chart, workspace))),
    ...attempts.list(() => envConfigMapsOf(chart)),
    ...attempts.list(() => webserverRoles(chart).map((role) => webserverService(chart, role))),
    ...attempts.list(() => webserverRoles(chart).map((role) => webserverDeployment(chart, role, forWebserver))),
    ...optionalObjects(chart, attempts, { checksums, rolled }),
    ...extraManifests(chart, attempts),
  ];
}

interface PodChecksums {
  readonly checksums: MountChecksums;
  readonly rolled: ConfigChecksums;
}

function optionalObjects(chart: DagsterChart, attempts: Attempts, { checksums, rolled }: PodChecksums): Manifest[] {
  const { values } = chart;
  const isOn = (key: string) => attempts.value(() => values.block(key).truthy('enabled')) === true;
  const migrate = attempts.value(() => values.optionalBlock('migrate'));
  return [
    ...(isOn('dagsterDaemon') ? attempts.one(() => daemonDeployment(chart, { ...checksums, ...rolled.daemon })) : []),
    ...celeryObjects(chart, attempts, checksums),
    ...(isOn('flower') ? attempts.one(() => flowerService(chart)) : []),
    ...(isOn('flower') ? attempts.one(() => flowerDeployment(chart, checksums)) : []),
    ...(migrate?.truthy('enabled') ? attempts.one(() => migrateJob(chart, migrate)) : []),
    ...(isOn('ingress') ? attempts.one(() => ingressOf(chart)) : []),
  ];
}

function celeryObjects(chart: DagsterChart, attempts: Attempts, checksums: MountChecksums): Manifest[] {
  const queues = attempts.list(() => celeryQueues(chart));
  attempts.value(() => refuseDuplicates(queues, 'duplicate-queue'));
  return queues.flatMap((queue) => [
    ...attempts.list(() => [celeryConfigMap(chart, queue), celeryWorkerDeployment(chart, queue, checksums)]),
  ]);
}
