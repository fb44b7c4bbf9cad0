import type { Manifest } from '../../manifest';
import { optionalAnnotations } from '../map-fields';
import { present } from '../present';
import { expandTemplates } from '../template/expand';
import { isTruthy } from '../values/go-value';
import { type Database, hasReplicas, port } from './database';

/** The Services of the database: to the primary, to every pod by name, to the replicas, to the metrics. */
export function databaseServices(database: Database): Manifest[] {
  const services = [primaryService(database), headlessService(database)];
  if (hasReplicas(database)) services.push(replicaService(database));
  if (database.values.block('metrics').truthy('enabled')) services.push(metricsService(database));
  return services;
}

function primaryService(database: Database): Manifest {
  const { chart, values } = database;
  const service = values.block('service');
  const type = service.onlyText('type');
  const isBalanced = type === 'LoadBalancer';
  const annotations = isTruthy(optionalAnnotations(service))
    ? expandTemplates({ value: service.get('annotations'), path: service.pathOf('annotations') }, chart)
    : {};
  return serviceOf(database, '', {
    annotations,
    spec: {
      type,
      loadBalancerIP: isBalanced ? service.truthyText('loadBalancerIP') : undefined,
      loadBalancerSourceRanges: isBalanced ? service.copy('loadBalancerSourceRanges') : undefined,
      clusterIP: type === 'ClusterIP' ? service.truthyText('clusterIP') : undefined,
      ports: [databasePort(database)],
      selector: { ...database.podLabels, role: 'master' },
    },
  });
}

function headlessService(database: Database): Manifest {
  return serviceOf(database, '-headless', {
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      ports: [present({ name: 'tcp-postgresql', port: port(database), targetPort: 'tcp-postgresql' })],
      selector: { ...database.podLabels },
    },
  });
}

function replicaService(database: Database): Manifest {
  const service = database.values.block('service');
  const type = service.onlyText('type');
  return serviceOf(database, '-read', {
    annotations: optionalAnnotations(service),
    spec: {
      type,
      loadBalancerIP: type === 'LoadBalancer' ? service.truthyText('loadBalancerIP') : undefined,
      ports: [databasePort(database)],
      selector: { ...database.podLabels, role: 'slave' },
    },
  });
}

function metricsService(database: Database): Manifest {
  const service = database.values.block('metrics').block('service');
  const type = service.onlyText('type');
  return serviceOf(database, '-metrics', {
    annotations: optionalAnnotations(service),
    spec: {
      type,
      loadBalancerIP: type === 'LoadBalancer' ? service.truthyText('loadBalancerIP') : undefined,
      ports: [{ name: 'http-metrics', port: 9187, targetPort: 'http-metrics' }],
      selector: { ...database.podLabels, role: 'master' },
    },
  });
}

function databasePort(database: Database): unknown {
  const nodePort = database.values.block('service').get('nodePort');
  return present({
    name: 'tcp-postgresql',
    port: port(database),
    targetPort: 'tcp-postgresql',
    nodePort: isTruthy(nodePort) ? database.values.block('service').retyped('nodePort') : undefined,
  });
}

interface ServiceParts {
  readonly annotations?: unknown;
  readonly spec: Readonly<Record<string, unknown>>;
}

function serviceOf({ fullName, labels }: Database, suffix: string, { annotations, spec }: ServiceParts): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `${fullName}${suffix}`, labels, ...present({ annotations }) },
    spec: present(spec),
  };
}
