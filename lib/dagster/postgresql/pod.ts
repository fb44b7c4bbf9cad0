import { present } from '../present';
import { probeTimingKeys } from '../probes';
import { refuse } from '../refusal';
import { expandData } from '../template/expand';
import type { Block } from '../values/block';
import { type Database, databaseName, imageOf, port, portText, pullSecrets, secretName, userName } from './database';

/** A variable of a container; one without a value is left out. */
export function variable(name: string, value: string | undefined): unknown {
  return present({ name, value });
}

/** A variable from the Secret of the database, or the file that it is mounted as. */
export function passwordVariable(database: Database, name: string, key: string): unknown {
  if (database.values.truthy('usePasswordFile')) {
    return { name: `${name}_FILE`, value: `/opt/bitnami/postgresql/secrets/${key}` };
  }
  return { name, valueFrom: { secretKeyRef: { name: secretName(database), key } } };
}

/** What the pods of primary and replicas share; `role` holds the settings of the one. */
export function podSpec(database: Database, role: Block, containers: unknown[], volumes: unknown[]): unknown {
  const { values, fullName } = database;
  const security = values.block('securityContext');
  const account = values.block('serviceAccount');
  return present({
    schedulerName: values.truthyText('schedulerName'),
    imagePullSecrets: pullSecrets(database),
    nodeSelector: role.copy('nodeSelector'),
    affinity: role.copy('affinity'),
    tolerations: role.copy('tolerations'),
    terminationGracePeriodSeconds: values.truthy('terminationGracePeriodSeconds')
      ? values.retyped('terminationGracePeriodSeconds')
      : undefined,
    securityContext: security.truthy('enabled') ? present({ fsGroup: security.retyped('fsGroup') }) : undefined,
    serviceAccountName: account.truthy('enabled') ? account.textOr('name', fullName) : undefined,
    initContainers: initContainers(database, role),
    priorityClassName: role.truthyText('priorityClassName'),
    containers,
    volumes,
  });
}

function initContainers(database: Database, role: Block): unknown[] {
  const { values, chart } = database;
  const setsUp = permitsVolumes(database) || values.block('shmVolume').truthy('enabled');
  if (!role.truthy('extraInitContainers')) return setsUp ? [permissionContainer(database)] : [];
  const text = role.get('extraInitContainers');
  const path = role.pathOf('extraInitContainers');
  if (typeof text !== 'string') return refuse({ code: 'wrong-type', message: 'expected text with a YAML list', path });
  const extra = expandData(text, path, chart);
  return [...(setsUp ? [permissionContainer(database)] : []), ...(Array.isArray(extra) ? extra : [])];
}

function permitsVolumes({ values }: Database): boolean {
  return values.block('volumePermissions').truthy('enabled') && values.block('persistence').truthy('enabled');
}

function permissionContainer(database: Database): unknown {
  const { values } = database;
  const permissions = values.block('volumePermissions');
  const image = permissions.block('image');
  const path = values.block('persistence').text('mountPath');
  const security = values.block('securityContext');
  const shared = values.block('shmVolume').truthy('enabled');
  const commands = [
    `mkdir -p ${path}/data`,
    `chmod 700 ${path}/data`,
    `find ${path} -mindepth 0 -maxdepth 1 -not -name ".snapshot" -not -name "lost+found" | \\`,
    `  xargs chown -R ${security.text('runAsUser')}:${security.text('fsGroup')}`,
    ...(shared ? ['chmod -R 777 /dev/shm'] : []),
  ];
  return present({
    name: 'init-chmod-data',
    image: imageOf(database, image, image.text('tag')),
    imagePullPolicy: image.optionalText('pullPolicy'),
    resources: values.copy('resources'),
    command: ['/bin/sh', '-c', `${commands.join('\n')}\n`],
    securityContext: present({ runAsUser: permissions.block('securityContext').retyped('runAsUser') }),
    volumeMounts: [dataMount(database), ...(shared ? [sharedMemoryMount] : [])],
  });
}

/** The mount of the database's files. */
export function dataMount({ values }: Database): unknown {
  const persistence = values.block('persistence');
  return present({
    name: 'data',
    mountPath: persistence.optionalText('mountPath'),
    subPath: persistence.optionalText('subPath'),
  });
}

export const sharedMemoryMount = { name: 'dshm', mountPath: '/dev/shm' };
export const sharedMemoryVolume = { name: 'dshm', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } };

/** The fields of the database's own container that primary and replicas share. */
export function databaseContainer(database: Database, env: unknown[], volumeMounts: unknown[]): unknown {
  const { values, fullName } = database;
  const image = values.block('image');
  const security = values.block('securityContext');
  const container = {
    name: fullName,
    image: imageOf(database, image, image.text('tag')),
    imagePullPolicy: image.optionalText('pullPolicy'),
    resources: values.copy('resources'),
    securityContext: security.truthy('enabled') ? present({ runAsUser: security.retyped('runAsUser') }) : undefined,
    env,
    ports: [present({ name: 'tcp-postgresql', containerPort: port(database) })],
    livenessProbe: probe(values.block('livenessProbe'), ['/bin/sh', '-c', `exec ${readyCommand(database)}`]),
    readinessProbe: probe(values.block('readinessProbe'), ['/bin/sh', '-c', '-e', readinessScript(database)]),
    volumeMounts,
  };
  return present(container);
}

function probe(settings: Block, command: string[]): unknown {
  return settings.truthy('enabled') ? present({ exec: { command }, ...probeTimings(settings) }) : undefined;
}

/** The five timings of a probe. */
export function probeTimings(settings: Block): Record<string, unknown> {
  return Object.fromEntries(probeTimingKeys.map((key) => [key, settings.retyped(key)]));
}

function readyCommand(database: Database): string {
  const user = JSON.stringify(userName(database));
  const name = databaseName(database);
  const flag = name === '' ? '' : ` -d ${JSON.stringify(name)}`;
  return `pg_isready -U ${user}${flag} -h 127.0.0.1 -p ${portText(database)}`;
}

function readinessScript(database: Database): string {
  const isBitnami = database.values.block('image').text('repository').includes('bitnami/');
  return `${readyCommand(database)}\n${isBitnami ? '[ -f /opt/bitnami/postgresql/tmp/.initialized ]\n' : ''}`;
}

/** The claim for the database's files. */
export function volumeClaim({ values }: Database): unknown {
  const persistence = values.block('persistence');
  const storageClass = values.block('global').truthyText('storageClass') ?? persistence.text('storageClass');
  const annotations = Object.fromEntries(
    persistence.items('annotations').map((item) => [String(item.path.at(-1)), item.value]),
  );
  return {
    metadata: { name: 'data', ...present({ annotations }) },
    spec: present({
      accessModes: persistence.copies('accessModes'),
      resources: { requests: { storage: persistence.text('size') } },
      // A dash stands for no class at all, which is not the default class.
      storageClassName: storageClass === '-' ? '' : storageClass === '' ? undefined : storageClass,
    }),
  };
}

/** How the StatefulSets replace their pods. */
export function updateStrategy({ values }: Database): unknown {
  const type = values.block('updateStrategy').onlyText('type');
  return present({ type: type === '' ? undefined : type });
}
