import type { DagsterChart } from './chart';
import { externalImage, postgresImage } from './images';
import { printedPostgresHost } from './postgres-connection';
import { present } from './present';
import type { Block } from './values/block';

/** The container that waits for the database before the component named starts. */
export function waitForDatabase(chart: DagsterChart, component: Block, resources?: unknown): unknown {
  const postgresql = chart.values.block('postgresql');
  const image = postgresql.block('image');
  return present({
    name: 'check-db-ready',
    image: postgresImage(image),
    imagePullPolicy: image.optionalText('pullPolicy'),
    command: ['sh', '-c', pgIsReady(chart, postgresql)],
    securityContext: component.copy('securityContext'),
    resources,
  });
}

/** The name of the container in which a component waits for a code location. */
export function waitingContainerName(location: string): string {
  return `init-user-deployment-${location}`;
}

/** The containers that wait for the Service of each code location that this release deploys. */
export function waitForLocations(chart: DagsterChart, component: Block): unknown[] {
  const { userDeployments } = chart;
  if (!userDeployments.truthy('enabled') || !userDeployments.truthy('enableSubchart')) return [];
  const locations = userDeployments.blocks('deployments');
  if (locations.length === 0) return [];
  const image = externalImage(chart.values.block('busybox').block('image'));
  return locations.map((location) => {
    const name = location.requiredText('name');
    return present({
      name: waitingContainerName(name),
      image,
      command: ['sh', '-c', `until nslookup ${name}; do echo waiting for user service; sleep 2; done`],
      securityContext: component.copy('securityContext'),
      resources: component.optionalCopy('initContainerResources'),
    });
  });
}

function pgIsReady(chart: DagsterChart, postgresql: Block): string {
  const port = postgresql.block('service').text('port');
  const user = postgresql.text('postgresqlUsername');
  return `until pg_isready -h ${printedPostgresHost(chart)} -p ${port} -U ${user}; do echo waiting for database; sleep 2; done;`;
}
