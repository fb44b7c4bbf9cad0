import type { VerifyCode } from '../../lib/diagnostics/codes/verify-codes';
import type { Manifest } from '../../lib/manifest';
import type { VerifyContext } from '../../lib/verify/finding';
import { type Change, containerContext, context, sealedValue } from './sample-environment';

/** One fault, and its nearest sound neighbour: changes to the sample environment. */
export interface RuleFixture {
  /** What is wrong, as the rest of a sentence that begins with "reports". */
  readonly what: string;
  readonly fault: readonly Change[];
  readonly add?: readonly Manifest[];
  /** All findings, in short. */
  readonly finds: readonly string[];
  readonly sound: readonly Change[];
  readonly addSound?: readonly Manifest[];
  readonly context?: VerifyContext;
}

const pod = ['spec', 'template', 'spec'] as const;
const container = [...pod, 'containers', 0] as const;
const daemon = 'Deployment/daemon';
const orders = 'Deployment/orders';
const podText = 'spec.template.spec';
const containerText = `${podText}.containers.0`;
const contextPath = [...container, 'env', 0, 'value'] as const;
const contextText = `${containerText}.env.0.value`;

/** A change to the container context of the code location. */
function inContext(k8s: Record<string, unknown>): Change {
  return [orders, contextPath, JSON.stringify({ k8s: { ...containerContext.k8s, ...k8s } })];
}

function manifest(apiVersion: string, kind: string, name: string, rest: Record<string, unknown> = {}): Manifest {
  return { apiVersion, kind, metadata: { name }, ...rest };
}

const shell = {
  name: 'shell',
  image: 'shell:1',
  resources: { requests: { cpu: 1, memory: 1 }, limits: { cpu: 1, memory: 1 } },
};
const annotation = (length: number): Change => [
  daemon,
  ['metadata', 'annotations'],
  { note: 'a b '.repeat(length / 4) },
];
const bigText = (bytes: number): Change => [
  'ConfigMap/platform',
  ['data', 'more.txt'],
  'lorem ips\n'.repeat(bytes / 10),
];

/** At least one fixture for each code; every code has a fault that fires it and a neighbour that does not. */
export const ruleFixtures: Readonly<Record<VerifyCode, readonly RuleFixture[]>> = {
  FLOE4001: [
    {
      what: 'a field that Kubernetes does not have',
      fault: [[daemon, ['spec', 'replcas'], 2]],
      finds: [`FLOE4001 ${daemon} spec.replcas`],
      sound: [[daemon, ['spec', 'replicas'], 2]],
    },
    {
      what: 'a field of a custom resource that its definition does not have',
      fault: [['ExternalSecret/polaris', ['spec', 'data', 0, 'remoteRef', 'keys'], 'x']],
      finds: ['FLOE4001 ExternalSecret/polaris spec.data.0.remoteRef.keys'],
      sound: [['ExternalSecret/polaris', ['spec', 'data', 0, 'remoteRef', 'version'], 'x']],
    },
    {
      what: 'a field of the container context that would fail a run',
      fault: [inContext({ volumes: [{ name: 'platform', config_map: { name: 'platform', defaultMod: 420 } }] })],
      finds: [`FLOE4001 ${orders} ${contextText} > k8s.volumes.0.config_map.defaultMod`],
      sound: [inContext({ volumes: [{ name: 'platform', configMap: { name: 'platform', default_mode: 420 } }] })],
    },
  ],
  FLOE4002: [
    {
      what: 'a required field that is missing',
      fault: [[daemon, [...container, 'image'], undefined]],
      finds: [`FLOE4002 ${daemon} ${containerText}.image`],
      sound: [[daemon, [...container, 'imagePullPolicy'], null]],
    },
    {
      what: 'an object without a name',
      fault: [],
      add: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '' } }],
      finds: ['FLOE4002 ConfigMap/ metadata.name'],
      sound: [],
      addSound: [manifest('v1', 'ConfigMap', 'named')],
    },
  ],
  FLOE4003: [
    {
      what: 'a number where a string belongs',
      fault: [[daemon, [...container, 'env', 0, 'value'], 5000]],
      finds: [`FLOE4003 ${daemon} ${containerText}.env.0.value`],
      sound: [[daemon, [...container, 'env', 0, 'value'], 'run-settings']],
    },
    {
      what: 'null where a custom resource takes none',
      fault: [['ExternalSecret/polaris', ['spec', 'refreshInterval'], null]],
      finds: ['FLOE4003 ExternalSecret/polaris spec.refreshInterval'],
      sound: [['SealedSecret/database', ['spec', 'template'], { data: null, metadata: { creationTimestamp: null } }]],
    },
  ],
  FLOE4004: [
    {
      what: 'a value outside an enumeration',
      fault: [[daemon, [...container, 'imagePullPolicy'], 'Allways']],
      finds: [`FLOE4004 ${daemon} ${containerText}.imagePullPolicy`],
      sound: [[daemon, [...container, 'imagePullPolicy'], 'Always']],
    },
    {
      what: 'a malformed quantity',
      fault: [['PersistentVolumeClaim/data', ['spec', 'resources', 'requests', 'storage'], '1 GB']],
      finds: ['FLOE4004 PersistentVolumeClaim/data spec.resources.requests.storage'],
      sound: [['PersistentVolumeClaim/data', ['spec', 'resources', 'requests', 'storage'], '1.5Gi']],
    },
  ],
  FLOE4005: [
    {
      what: 'an API version that is gone',
      fault: [],
      add: [manifest('policy/v1beta1', 'PodDisruptionBudget', 'old', { spec: {} })],
      finds: ['FLOE4005 PodDisruptionBudget/old apiVersion'],
      sound: [],
      addSound: [manifest('policy/v1', 'PodDisruptionBudget', 'new', { spec: {} })],
    },
    {
      what: 'a kind that does not exist',
      fault: [],
      add: [manifest('v1', 'ConfgMap', 'misspelt')],
      finds: ['FLOE4005 ConfgMap/misspelt kind'],
      sound: [],
      addSound: [manifest('v1', 'ConfigMap', 'well-spelt')],
    },
    {
      what: 'a kind under the wrong group',
      fault: [],
      add: [manifest('app/v1', 'DaemonSet', 'agent')],
      finds: ['FLOE4005 DaemonSet/agent apiVersion'],
      sound: [],
    },
  ],
  FLOE4006: [
    {
      what: 'a kind without a schema as not checked',
      fault: [],
      add: [manifest('monitoring.coreos.com/v1', 'ServiceMonitor', 'dagster')],
      finds: ['FLOE4006 ServiceMonitor/dagster'],
      sound: [],
    },
  ],
  FLOE4007: [
    {
      what: 'a status that the cluster would drop',
      fault: [[daemon, ['status'], { replicas: 1 }]],
      finds: [`FLOE4007 ${daemon} status`],
      sound: [[daemon, ['status'], {}]],
    },
  ],
  FLOE4008: [
    {
      what: 'a list of objects',
      fault: [],
      add: [manifest('v1', 'List', 'all', { items: [manifest('v1', 'ConfigMap', 'a')] })],
      finds: ['FLOE4008 List/all kind'],
      sound: [],
      addSound: [manifest('v1', 'ConfigMap', 'a')],
    },
  ],
  FLOE4010: [
    {
      what: 'a probe with two handlers',
      fault: [[daemon, [...container, 'readinessProbe', 'tcpSocket'], { port: 80 }]],
      finds: [`FLOE4010 ${daemon} ${containerText}.readinessProbe`],
      sound: [[daemon, [...container, 'readinessProbe', 'tcpSocket'], null]],
    },
    {
      what: 'a volume with two sources',
      fault: [[daemon, [...pod, 'volumes', 1, 'emptyDir'], {}]],
      finds: [`FLOE4010 ${daemon} ${podText}.volumes.1`],
      sound: [[daemon, [...pod, 'volumes', 1], { name: 'data' }]],
    },
  ],
  FLOE4011: [
    {
      what: 'a rolling update beside strategy Recreate',
      fault: [[daemon, ['spec', 'strategy', 'type'], 'Recreate']],
      finds: [`FLOE4011 ${daemon} spec.strategy.rollingUpdate`],
      sound: [[daemon, ['spec', 'strategy'], { type: 'Recreate', rollingUpdate: null }]],
    },
    {
      what: 'a variable with a value and a source',
      fault: [[daemon, [...container, 'env', 0, 'valueFrom'], { fieldRef: { fieldPath: 'metadata.name' } }]],
      finds: [`FLOE4011 ${daemon} ${containerText}.env.0`],
      sound: [[daemon, [...container, 'env', 0, 'valueFrom'], null]],
    },
    {
      what: 'a budget with two bounds',
      fault: [['PodDisruptionBudget/daemon', ['spec', 'maxUnavailable'], 1]],
      finds: ['FLOE4011 PodDisruptionBudget/daemon spec'],
      sound: [['PodDisruptionBudget/daemon', ['spec', 'maxUnavailable'], null]],
    },
    {
      what: 'a node port on a Service that has none',
      fault: [['Service/daemon', ['spec', 'type'], 'ClusterIP']],
      finds: ['FLOE4011 Service/daemon spec.ports.0.nodePort'],
      sound: [['Service/daemon', ['spec', 'type'], 'LoadBalancer']],
    },
    {
      what: 'a toleration that tolerates everything by mistake',
      fault: [[daemon, [...pod, 'tolerations'], [{ effect: 'NoSchedule' }]]],
      finds: [`FLOE4011 ${daemon} ${podText}.tolerations.0`],
      sound: [[daemon, [...pod, 'tolerations'], [{ operator: 'Exists' }]]],
    },
  ],
  FLOE4012: [
    {
      what: 'a negative number of replicas',
      fault: [[daemon, ['spec', 'replicas'], -1]],
      finds: [`FLOE4012 ${daemon} spec.replicas`],
      sound: [[daemon, ['spec', 'replicas'], 0]],
    },
    {
      what: 'a file mode beyond 0777',
      fault: [[daemon, [...pod, 'volumes', 0, 'configMap', 'defaultMode'], 0o1000]],
      finds: [`FLOE4012 ${daemon} ${podText}.volumes.0.configMap.defaultMode`],
      sound: [[daemon, [...pod, 'volumes', 0, 'configMap', 'defaultMode'], 0o777]],
    },
  ],
  FLOE4013: [
    {
      what: 'a readiness probe with a grace period',
      fault: [[daemon, [...container, 'readinessProbe', 'terminationGracePeriodSeconds'], 10]],
      finds: [`FLOE4013 ${daemon} ${containerText}.readinessProbe.terminationGracePeriodSeconds`],
      sound: [[daemon, [...container, 'readinessProbe', 'terminationGracePeriodSeconds'], null]],
    },
    {
      what: 'a restart policy that a Job does not take',
      fault: [['Job/migrate', [...pod, 'restartPolicy'], 'Always']],
      finds: [`FLOE4013 Job/migrate ${podText}.restartPolicy`],
      sound: [['Job/migrate', [...pod, 'restartPolicy'], 'OnFailure']],
    },
    {
      what: 'a probe on an init container',
      fault: [[daemon, [...pod, 'initContainers', 0, 'livenessProbe'], { exec: { command: ['true'] } }]],
      finds: [`FLOE4013 ${daemon} ${podText}.initContainers.0.livenessProbe`],
      sound: [
        [daemon, [...pod, 'initContainers', 0, 'livenessProbe'], { exec: { command: ['true'] } }],
        [daemon, [...pod, 'initContainers', 0, 'restartPolicy'], 'Always'],
      ],
    },
  ],
  FLOE4014: [
    {
      what: 'a Service without ports',
      fault: [],
      add: [manifest('v1', 'Service', 'portless', { spec: { selector: { app: 'daemon' } } })],
      finds: ['FLOE4014 Service/portless spec.ports'],
      sound: [],
      addSound: [manifest('v1', 'Service', 'portless', { spec: { clusterIP: 'None', selector: { app: 'daemon' } } })],
    },
    {
      what: 'an empty selector',
      fault: [['StatefulSet/postgresql', ['spec', 'selector'], {}]],
      finds: ['FLOE4014 StatefulSet/postgresql spec.selector'],
      sound: [],
    },
  ],
  FLOE4015: [
    {
      what: 'a schedule that is none',
      fault: [['CronJob/cleanup', ['spec', 'schedule'], 'every night']],
      finds: ['FLOE4015 CronJob/cleanup spec.schedule'],
      sound: [['CronJob/cleanup', ['spec', 'schedule'], '@daily']],
    },
    {
      what: 'a path of an Ingress that is not absolute',
      fault: [['Ingress/daemon', ['spec', 'rules', 0, 'http', 'paths', 0, 'path'], 'ui']],
      finds: ['FLOE4015 Ingress/daemon spec.rules.0.http.paths.0.path'],
      sound: [['Ingress/daemon', ['spec', 'rules', 0, 'http', 'paths', 0, 'path'], '/ui']],
    },
  ],
  FLOE4020: [
    {
      what: 'a plain Secret with values',
      fault: [],
      add: [manifest('v1', 'Secret', 'plain', { stringData: { user: 'x' } })],
      finds: ['FLOE4020 Secret/plain stringData.user'],
      sound: [],
      addSound: [manifest('v1', 'Secret', 'token', { type: 'kubernetes.io/service-account-token' })],
    },
  ],
  FLOE4021: [
    {
      what: 'a text with the form of a credential',
      fault: [
        ['ConfigMap/platform', ['data', 'platform.yaml'], 'uri: postgresql://floe:hunter2@db/floe\nversion: 1\n'],
      ],
      finds: ['FLOE4021 ConfigMap/platform data.platform.yaml > uri'],
      sound: [
        ['ConfigMap/platform', ['data', 'platform.yaml'], 'uri: postgresql://floe:$(PASSWORD)@db/floe\nversion: 1\n'],
      ],
    },
  ],
  FLOE4022: [
    {
      what: 'a literal value of a variable that is a secret by name',
      fault: [[daemon, [...container, 'env', 1], { name: 'PG_PASSWORD', value: 'test' }]],
      finds: [`FLOE4022 ${daemon} ${containerText}.env.1.value`],
      sound: [[daemon, [...container, 'env', 1], { name: 'PG_PASSWORD', value: '' }]],
    },
  ],
  FLOE4023: [
    {
      what: 'a text as random as a key',
      fault: [['ConfigMap/run-settings', ['data', 'SALT'], 'q3JxZp0vTn8RkLw2YhBd6sFgAe1Uc9Mi']],
      finds: ['FLOE4023 ConfigMap/run-settings data.SALT'],
      sound: [['ConfigMap/run-settings', ['data', 'SALT'], 'floe-dagster-user-deployments-orders-etl']],
    },
  ],
  FLOE4024: [
    {
      what: 'a value that was never sealed',
      fault: [['SealedSecret/database', ['spec', 'encryptedData', 'postgresql-password'], 'aHVudGVyMg==']],
      finds: ['FLOE4024 SealedSecret/database spec.encryptedData.postgresql-password'],
      sound: [['SealedSecret/database', ['spec', 'encryptedData', 'postgresql-password'], sealedValue]],
    },
  ],
  FLOE4030: [
    {
      what: 'a ConfigMap that nobody makes',
      fault: [[daemon, [...container, 'envFrom', 0, 'configMapRef', 'name'], 'run-setings']],
      finds: [`FLOE4030 ${daemon} ${containerText}.envFrom.0.configMapRef.name`],
      sound: [[daemon, [...container, 'envFrom', 0, 'configMapRef'], { name: 'run-setings', optional: true }]],
    },
    {
      what: 'a ConfigMap that only run pods need',
      fault: [inContext({ env_config_maps: ['absent'] })],
      finds: [`FLOE4030 ${orders} ${contextText} > k8s.env_config_maps.0`],
      sound: [inContext({ env_config_maps: [] })],
    },
  ],
  FLOE4031: [
    {
      what: 'a key that a ConfigMap lacks',
      fault: [[daemon, [...pod, 'volumes', 0, 'configMap', 'items', 0, 'key'], 'dagster.yml']],
      finds: [`FLOE4031 ${daemon} ${podText}.volumes.0.configMap.items.0.key`],
      sound: [[daemon, [...pod, 'volumes', 0, 'configMap', 'optional'], true]],
    },
  ],
  FLOE4032: [
    {
      what: 'a ServiceAccount that nobody makes',
      fault: [[daemon, [...pod, 'serviceAccountName'], 'absent']],
      finds: [`FLOE4032 ${daemon} ${podText}.serviceAccountName`],
      sound: [[daemon, [...pod, 'serviceAccountName'], 'default']],
    },
    {
      what: 'a binding of an account that nobody makes',
      fault: [['RoleBinding/runs', ['subjects', 0, 'name'], 'absent']],
      finds: ['FLOE4032 RoleBinding/runs subjects.0.name'],
      sound: [
        ['RoleBinding/runs', ['subjects', 0], { kind: 'ServiceAccount', name: 'absent', namespace: 'monitoring' }],
      ],
    },
  ],
  FLOE4033: [
    {
      what: 'a claim that nobody makes',
      fault: [[daemon, [...pod, 'volumes', 1, 'persistentVolumeClaim', 'claimName'], 'absent']],
      finds: [`FLOE4033 ${daemon} ${podText}.volumes.1.persistentVolumeClaim.claimName`],
      sound: [],
    },
  ],
  FLOE4034: [
    {
      what: 'a Secret that nobody answers for',
      fault: [[orders, [...pod, 'imagePullSecrets', 0, 'name'], 'registry']],
      finds: [`FLOE4034 ${orders} ${podText}.imagePullSecrets.0.name`],
      sound: [],
    },
  ],
  FLOE4035: [
    {
      what: 'a key that a Secret lacks',
      fault: [[daemon, [...container, 'env', 1, 'valueFrom', 'secretKeyRef', 'key'], 'password']],
      finds: [`FLOE4035 ${daemon} ${containerText}.env.1.valueFrom.secretKeyRef.key`],
      sound: [
        [daemon, [...container, 'env', 1, 'valueFrom', 'secretKeyRef'], { name: 'polaris', key: 'any' }],
        ['ExternalSecret/polaris', ['spec', 'dataFrom'], [{ extract: { key: 'polaris' } }]],
      ],
    },
    {
      what: 'a Secret without the key that the run launcher reads',
      fault: [['SealedSecret/database', ['spec', 'encryptedData'], { password: sealedValue }]],
      finds: [
        `FLOE4035 ${daemon} ${containerText}.env.1.valueFrom.secretKeyRef.key`,
        'FLOE4035 ConfigMap/instance data.dagster.yaml > run_launcher.config.postgres_password_secret',
      ],
      sound: [],
    },
  ],
  FLOE4036: [
    {
      what: 'a Service that nobody makes, behind a code location',
      fault: [
        ['ConfigMap/workspace', ['data', 'workspace.yaml'], 'load_from: [{grpc_server: {host: order, port: 3030}}]'],
      ],
      finds: ['FLOE4036 ConfigMap/workspace data.workspace.yaml > load_from.0.grpc_server.host'],
      sound: [
        ['ConfigMap/workspace', ['data', 'workspace.yaml'], 'load_from: [{grpc_server: {host: orders, port: 3030}}]'],
      ],
    },
    {
      what: 'a Service that nobody makes, behind an Ingress',
      fault: [['Ingress/daemon', ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'name'], 'web']],
      finds: ['FLOE4036 Ingress/daemon spec.rules.0.http.paths.0.backend.service.name'],
      sound: [
        [
          'Ingress/daemon',
          ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service'],
          { name: 'redirect', port: { name: 'use-annotation' } },
        ],
      ],
    },
    {
      what: 'the Service of a StatefulSet that nobody makes',
      fault: [['StatefulSet/postgresql', ['spec', 'serviceName'], 'headless']],
      finds: ['FLOE4036 StatefulSet/postgresql spec.serviceName'],
      sound: [['StatefulSet/postgresql', ['spec', 'serviceName'], undefined]],
    },
  ],
  FLOE4037: [
    {
      what: 'a port that the Service of a code location lacks',
      fault: [
        ['ConfigMap/workspace', ['data', 'workspace.yaml'], 'load_from: [{grpc_server: {host: orders, port: 3031}}]'],
      ],
      finds: ['FLOE4037 ConfigMap/workspace data.workspace.yaml > load_from.0.grpc_server.port'],
      sound: [
        [
          'ConfigMap/workspace',
          ['data', 'workspace.yaml'],
          'load_from: [{grpc_server: {host: orders.floe.svc, port: "3030"}}]',
        ],
      ],
    },
    {
      what: 'a port name that the Service of an Ingress lacks',
      fault: [['Service/daemon', ['spec', 'ports', 0, 'name'], 'https']],
      finds: ['FLOE4037 Ingress/daemon spec.rules.0.http.paths.0.backend.service.port.name'],
      sound: [
        ['Service/daemon', ['spec', 'ports', 0, 'name'], 'https'],
        ['Ingress/daemon', ['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'port'], { number: 80 }],
      ],
    },
  ],
  FLOE4038: [
    {
      what: 'an autoscaler without a target',
      fault: [['HorizontalPodAutoscaler/orders', ['spec', 'scaleTargetRef', 'kind'], 'StatefulSet']],
      finds: ['FLOE4038 HorizontalPodAutoscaler/orders spec.scaleTargetRef.name'],
      sound: [],
    },
  ],
  FLOE4039: [
    {
      what: 'a binding to a Role that is not there',
      fault: [['RoleBinding/runs', ['roleRef', 'name'], 'run']],
      finds: ['FLOE4039 RoleBinding/runs roleRef.name'],
      sound: [['RoleBinding/runs', ['roleRef'], { kind: 'ClusterRole', name: 'edit' }]],
    },
  ],
  FLOE4040: [
    {
      what: 'a binding to a ClusterRole that has to be in the cluster',
      fault: [['RoleBinding/runs', ['roleRef'], { kind: 'ClusterRole', name: 'runs' }]],
      finds: ['FLOE4040 RoleBinding/runs roleRef.name'],
      sound: [['RoleBinding/runs', ['roleRef'], { kind: 'ClusterRole', name: 'runs' }]],
      addSound: [manifest('rbac.authorization.k8s.io/v1', 'ClusterRole', 'runs', { rules: [] })],
    },
  ],
  FLOE4041: [
    {
      what: 'a sub path that its volume does not have',
      fault: [[daemon, [...container, 'volumeMounts', 0, 'subPath'], 'dagster.yml']],
      finds: [`FLOE4041 ${daemon} ${containerText}.volumeMounts.0.subPath`],
      sound: [
        [daemon, [...container, 'volumeMounts', 0, 'subPath'], 'conf'],
        [daemon, [...pod, 'volumes', 0, 'configMap', 'items', 0, 'path'], 'conf/dagster.yaml'],
      ],
    },
    {
      what: 'a sub path of run pods that its volume does not have',
      fault: [inContext({ volume_mounts: [{ name: 'platform', mount_path: '/etc/floe', sub_path: 'platform.yml' }] })],
      finds: [`FLOE4041 ${orders} ${contextText} > k8s.volume_mounts.0.sub_path`],
      sound: [],
    },
  ],
  FLOE4042: [
    {
      what: 'a mount without its volume',
      fault: [[daemon, [...container, 'volumeMounts', 2], { name: 'cache', mountPath: '/cache' }]],
      finds: [`FLOE4042 ${daemon} ${containerText}.volumeMounts.2.name`],
      sound: [
        [daemon, [...container, 'volumeMounts', 2], { name: 'cache', mountPath: '/cache' }],
        [daemon, [...pod, 'volumes', 2], { name: 'cache', emptyDir: {} }],
      ],
    },
    {
      what: 'a mount of run pods without its volume',
      fault: [inContext({ volume_mounts: [{ name: 'cache', mount_path: '/cache' }] })],
      finds: [`FLOE4042 ${orders} ${contextText} > k8s.volume_mounts.0.name`],
      sound: [inContext({ volume_mounts: [{ name: 'scratch', mount_path: '/tmp' }] })],
    },
  ],
  FLOE4043: [
    {
      what: 'a volume that nothing mounts',
      fault: [[daemon, [...pod, 'volumes', 2], { name: 'cache', emptyDir: {} }]],
      finds: [`FLOE4043 ${daemon} ${podText}.volumes.2`],
      sound: [
        [daemon, [...pod, 'volumes', 2], { name: 'cache', emptyDir: {} }],
        [daemon, [...pod, 'initContainers', 0, 'volumeMounts'], [{ name: 'cache', mountPath: '/cache' }]],
      ],
    },
  ],
  FLOE4044: [
    {
      what: 'a probe of a port that the container lacks',
      fault: [[daemon, [...container, 'readinessProbe', 'httpGet', 'port'], 'web']],
      finds: [`FLOE4044 ${daemon} ${containerText}.readinessProbe.httpGet.port`],
      sound: [[daemon, [...container, 'readinessProbe', 'httpGet', 'port'], 8080]],
    },
  ],
  FLOE4046: [
    {
      what: 'a container context that is not JSON',
      fault: [[orders, contextPath, '{"k8s": ']],
      finds: [`FLOE4046 ${orders} ${contextText}`],
      sound: [[orders, contextPath, '']],
    },
    {
      what: 'a workspace that is not YAML',
      fault: [['ConfigMap/workspace', ['data', 'workspace.yaml'], 'load_from: [']],
      finds: ['FLOE4046 ConfigMap/workspace data.workspace.yaml'],
      sound: [['ConfigMap/workspace', ['data', 'workspace.yaml'], 'load_from: []']],
    },
  ],
  FLOE4050: [
    {
      what: 'a container without resources',
      fault: [[daemon, [...container, 'resources'], {}]],
      finds: [`FLOE4050 ${daemon} ${containerText}.resources`],
      sound: [],
    },
    {
      what: 'an init container without a limit',
      fault: [[daemon, [...pod, 'initContainers', 0, 'resources', 'limits', 'memory'], undefined]],
      finds: [`FLOE4050 ${daemon} ${podText}.initContainers.0.resources`],
      sound: [],
    },
    {
      what: 'run pods whose own resources are not complete',
      fault: [inContext({ resources: { limits: { memory: '1Gi' } } })],
      finds: [`FLOE4050 ${orders} ${contextText} > k8s.resources`],
      sound: [inContext({ resources: {} })],
    },
  ],
  FLOE4051: [
    {
      what: 'a resource that is no quantity',
      fault: [[daemon, [...container, 'resources', 'limits', 'memory'], '1GB']],
      finds: [`FLOE4051 ${daemon} ${containerText}.resources.limits.memory`],
      sound: [[daemon, [...container, 'resources', 'limits', 'memory'], '1G']],
    },
  ],
  FLOE4052: [
    {
      what: 'a negative resource',
      fault: [[daemon, [...container, 'resources', 'requests', 'cpu'], '-1']],
      finds: [`FLOE4052 ${daemon} ${containerText}.resources.requests.cpu`],
      sound: [[daemon, [...container, 'resources', 'requests', 'cpu'], 0]],
    },
  ],
  FLOE4053: [
    {
      what: 'a request above its limit',
      fault: [[daemon, [...container, 'resources', 'requests', 'memory'], '513Mi']],
      finds: [`FLOE4053 ${daemon} ${containerText}.resources.requests.memory`],
      sound: [[daemon, [...container, 'resources', 'requests', 'memory'], '536870912']],
    },
    {
      what: 'a request of run pods above its limit',
      fault: [
        inContext({ resources: { requests: { cpu: 2, memory: '1Gi' }, limits: { cpu: '1999m', memory: '1Gi' } } }),
      ],
      finds: [`FLOE4053 ${orders} ${contextText} > k8s.resources.requests.cpu`],
      sound: [
        inContext({ resources: { requests: { cpu: 2, memory: '1Gi' }, limits: { cpu: '2000m', memory: '1Gi' } } }),
      ],
    },
  ],
  FLOE4054: [
    {
      what: 'an extended resource without a limit',
      fault: [[daemon, [...container, 'resources', 'requests', 'nvidia.com/gpu'], 1]],
      finds: [`FLOE4054 ${daemon} ${containerText}.resources.requests.nvidia.com/gpu`],
      sound: [[daemon, [...container, 'resources', 'limits', 'nvidia.com/gpu'], 1]],
    },
  ],
  FLOE4060: [
    {
      what: 'a Service whose name begins with a digit',
      fault: [],
      add: [manifest('v1', 'Service', '1st', { spec: { ports: [{ port: 80 }] } })],
      finds: ['FLOE4060 Service/1st metadata.name'],
      sound: [],
      addSound: [manifest('v1', 'Service', 'first', { spec: { ports: [{ port: 80 }] } })],
    },
    {
      what: 'a CronJob whose Jobs would have too long a name',
      fault: [['CronJob/cleanup', ['metadata', 'name'], 'c'.repeat(53)]],
      finds: [`FLOE4060 CronJob/${'c'.repeat(53)} metadata.name`],
      sound: [['CronJob/cleanup', ['metadata', 'name'], 'c'.repeat(52)]],
    },
  ],
  FLOE4061: [
    {
      what: 'a label value that is too long',
      fault: [[daemon, ['metadata', 'labels'], { release: 'r'.repeat(64) }]],
      finds: [`FLOE4061 ${daemon} metadata.labels.release`],
      sound: [[daemon, ['metadata', 'labels'], { release: 'r'.repeat(63), 'acme.example/empty': '' }]],
    },
  ],
  FLOE4062: [
    {
      what: 'an annotation key with two slashes',
      fault: [[daemon, ['metadata', 'annotations'], { 'a.example/b/c': 'x' }]],
      finds: [`FLOE4062 ${daemon} metadata.annotations.a.example/b/c`],
      sound: [[daemon, ['metadata', 'annotations'], { 'Acme.Example/B': 'x y/z' }]],
    },
  ],
  FLOE4063: [
    {
      what: 'annotations of more than 256 KiB',
      fault: [annotation(262_144)],
      finds: [`FLOE4063 ${daemon} metadata.annotations`],
      sound: [annotation(262_140)],
    },
  ],
  FLOE4064: [
    {
      what: 'a variable name that no version takes',
      fault: [[daemon, [...container, 'env', 2], { name: 'A=B', value: 'c' }]],
      finds: [`FLOE4064 ${daemon} ${containerText}.env.2.name`],
      sound: [[daemon, [...container, 'env', 2], { name: '_A.b-1', value: 'c' }]],
    },
    {
      what: 'a variable name that older versions refuse',
      fault: [[daemon, [...container, 'env', 2], { name: '1ST', value: 'c' }]],
      finds: [`FLOE4064 ${daemon} ${containerText}.env.2.name`],
      sound: [],
    },
  ],
  FLOE4065: [
    {
      what: 'a key with a slash',
      fault: [['ConfigMap/platform', ['data', 'conf/a'], 'x']],
      finds: ['FLOE4065 ConfigMap/platform data.conf/a'],
      sound: [['ConfigMap/platform', ['data', 'conf_a'], 'x']],
    },
    {
      what: 'a key of both kinds of data',
      fault: [['ConfigMap/run-settings', ['binaryData'], { DAGSTER_HOME: 'AA==' }]],
      finds: ['FLOE4065 ConfigMap/run-settings binaryData.DAGSTER_HOME'],
      sound: [['ConfigMap/run-settings', ['binaryData'], { OTHER: 'AA==' }]],
    },
  ],
  FLOE4066: [
    {
      what: 'a ConfigMap of more than 1 MiB',
      fault: [bigText(1_048_580)],
      finds: ['FLOE4066 ConfigMap/platform data'],
      sound: [bigText(1000)],
    },
  ],
  FLOE4067: [
    {
      what: 'a port name of more than 15 characters',
      fault: [[orders, [...container, 'ports', 0, 'name'], 'grpc-of-location']],
      finds: [`FLOE4067 ${orders} ${containerText}.ports.0.name`],
      sound: [[orders, [...container, 'ports', 0, 'name'], 'grpc-of-locatio']],
    },
  ],
  FLOE4068: [
    {
      what: 'a port beyond 65535',
      fault: [[orders, [...container, 'ports', 0, 'containerPort'], 65_536]],
      finds: [`FLOE4068 ${orders} ${containerText}.ports.0.containerPort`],
      sound: [[orders, [...container, 'ports', 0, 'containerPort'], 65_535]],
    },
  ],
  FLOE4069: [
    {
      what: 'a node port out of range',
      fault: [['Service/daemon', ['spec', 'ports', 0, 'nodePort'], 8080]],
      finds: ['FLOE4069 Service/daemon spec.ports.0.nodePort'],
      sound: [['Service/daemon', ['spec', 'ports', 0, 'nodePort'], 32_767]],
    },
  ],
  FLOE4070: [
    {
      what: 'a container name with an underscore',
      fault: [[orders, [...container, 'name'], 'code_server']],
      finds: [`FLOE4070 ${orders} ${containerText}.name`],
      sound: [[orders, [...container, 'name'], 'code-server']],
    },
  ],
  FLOE4071: [
    {
      what: 'an object that client-side apply cannot keep',
      fault: [bigText(270_000)],
      finds: ['FLOE4071 ConfigMap/platform'],
      sound: [bigText(200_000)],
    },
  ],
  FLOE4072: [
    {
      what: 'a host with a port',
      fault: [['Ingress/daemon', ['spec', 'rules', 0, 'host'], 'dagster.example.com:8080']],
      finds: ['FLOE4072 Ingress/daemon spec.rules.0.host'],
      sound: [['Ingress/daemon', ['spec', 'rules', 0, 'host'], '*.example.com']],
    },
  ],
  FLOE4080: [
    {
      what: 'an object that is rendered twice',
      fault: [],
      add: [manifest('v1', 'ConfigMap', 'platform', { data: { 'platform.yaml': 'version: 2\n' } })],
      finds: ['FLOE4080 ConfigMap/platform metadata.name'],
      sound: [],
      addSound: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'platform', namespace: 'other' } }],
    },
  ],
  FLOE4081: [
    {
      what: 'two containers of one name',
      fault: [[daemon, [...container, 'name'], 'check-db']],
      finds: [`FLOE4081 ${daemon} ${containerText}.name`],
      sound: [[daemon, [...container, 'name'], 'check-database']],
    },
  ],
  FLOE4082: [
    {
      what: 'a variable that is set twice',
      fault: [[daemon, [...container, 'env', 2], { name: 'RUN_CONFIG_MAP', value: 'run-settings' }]],
      finds: [`FLOE4082 ${daemon} ${containerText}.env.2.name`],
      sound: [[daemon, [...container, 'env', 2], { name: 'RUN_CONFIG_MAP_2', value: 'run-settings' }]],
    },
    {
      what: 'a variable of run pods that is set twice',
      fault: [
        inContext({
          env: [
            { name: 'A', value: 'x' },
            { name: 'A', value: 'y' },
          ],
        }),
      ],
      finds: [`FLOE4082 ${orders} ${contextText} > k8s.env.1.name`],
      sound: [
        inContext({
          env: [
            { name: 'A', value: 'x' },
            { name: 'B', value: 'y' },
          ],
        }),
      ],
    },
  ],
  FLOE4083: [
    {
      what: 'two mounts at one path',
      fault: [[daemon, [...container, 'volumeMounts', 1, 'mountPath'], '/opt/dagster/dagster.yaml']],
      finds: [`FLOE4083 ${daemon} ${containerText}.volumeMounts.1.mountPath`],
      sound: [[daemon, [...container, 'volumeMounts', 1, 'mountPath'], '/opt/dagster']],
    },
  ],
  FLOE4084: [
    {
      what: 'two volumes of one name',
      fault: [[daemon, [...pod, 'volumes', 2], { name: 'data', emptyDir: {} }]],
      finds: [`FLOE4084 ${daemon} ${podText}.volumes.2.name`],
      sound: [],
    },
  ],
  FLOE4085: [
    {
      what: 'a container port that stands twice',
      fault: [[daemon, [...container, 'ports', 1], { name: 'web', containerPort: 80, protocol: 'TCP' }]],
      finds: [`FLOE4085 ${daemon} ${containerText}.ports.1.containerPort`],
      sound: [[daemon, [...container, 'ports', 1], { name: 'web', containerPort: 80, protocol: 'UDP' }]],
    },
  ],
  FLOE4086: [
    {
      what: 'two ports of one name',
      fault: [[daemon, [...container, 'ports', 1], { name: 'http', containerPort: 81 }]],
      finds: [`FLOE4086 ${daemon} ${containerText}.ports.1.name`],
      sound: [[daemon, [...container, 'ports', 1], { name: 'https', containerPort: 81 }]],
    },
    {
      what: 'a port name that two containers of a pod share',
      fault: [[daemon, [...pod, 'containers', 1], { ...shell, ports: [{ name: 'http', containerPort: 81 }] }]],
      finds: [`FLOE4086 ${daemon} ${podText}.containers.1.ports.0.name`],
      sound: [[daemon, [...pod, 'containers', 1], { ...shell, ports: [{ name: 'https', containerPort: 81 }] }]],
    },
  ],
  FLOE4087: [
    {
      what: 'a Service port that stands twice',
      fault: [['Service/orders', ['spec', 'ports', 1], { name: 'again', port: 3030 }]],
      finds: ['FLOE4087 Service/orders spec.ports.1.port'],
      sound: [['Service/orders', ['spec', 'ports', 1], { name: 'again', port: 3030, protocol: 'UDP' }]],
    },
  ],
  FLOE4088: [
    {
      what: 'a node port that two Services take',
      fault: [],
      add: [
        manifest('v1', 'Service', 'second', {
          spec: { type: 'NodePort', selector: { app: 'daemon' }, ports: [{ port: 80, nodePort: 30_080 }] },
        }),
      ],
      finds: ['FLOE4088 Service/second spec.ports.0.nodePort'],
      sound: [],
      addSound: [
        manifest('v1', 'Service', 'second', {
          spec: { type: 'NodePort', selector: { app: 'daemon' }, ports: [{ port: 80, nodePort: 30_081 }] },
        }),
      ],
    },
  ],
  FLOE4089: [
    {
      what: 'two code locations of one name',
      fault: [
        [
          'ConfigMap/workspace',
          ['data', 'workspace.yaml'],
          'load_from:\n- grpc_server: {host: a.b.c.d, location_name: x}\n- grpc_server: {host: e.f.g.h, location_name: x}\n',
        ],
      ],
      finds: ['FLOE4089 ConfigMap/workspace data.workspace.yaml > load_from.1.grpc_server.location_name'],
      sound: [],
    },
  ],
  FLOE4090: [
    {
      what: 'a selector that misses its own pods',
      fault: [[orders, ['spec', 'selector', 'matchLabels', 'tier'], 'code']],
      finds: [`FLOE4090 ${orders} spec.selector`],
      sound: [
        [orders, ['spec', 'selector'], { matchExpressions: [{ key: 'app', operator: 'In', values: ['orders'] }] }],
      ],
    },
  ],
  FLOE4091: [
    {
      what: 'a Service that selects nothing',
      fault: [['Service/orders', ['spec', 'selector', 'app'], 'order']],
      finds: ['FLOE4091 Service/orders spec.selector'],
      sound: [['Service/orders', ['spec', 'selector'], undefined]],
    },
  ],
  FLOE4092: [
    {
      what: 'a target port that the pods lack',
      fault: [['Service/orders', ['spec', 'ports', 0, 'targetPort'], 'rpc']],
      finds: ['FLOE4092 Service/orders spec.ports.0.targetPort'],
      sound: [['Service/orders', ['spec', 'ports', 0, 'targetPort'], 'grpc']],
    },
  ],
  FLOE4093: [
    {
      what: 'a budget that protects nothing',
      fault: [['PodDisruptionBudget/daemon', ['spec', 'selector', 'matchLabels', 'app'], 'demon']],
      finds: ['FLOE4093 PodDisruptionBudget/daemon spec.selector'],
      sound: [['PodDisruptionBudget/daemon', ['spec', 'selector'], {}]],
    },
  ],
  FLOE4094: [
    {
      what: 'a selector that takes the pods of another workload',
      fault: [
        [orders, ['spec', 'template', 'metadata', 'labels'], { app: 'orders', part: 'code' }],
        ['StatefulSet/postgresql', ['spec', 'template', 'metadata', 'labels'], { app: 'postgresql', part: 'code' }],
        [orders, ['spec', 'selector', 'matchLabels'], { part: 'code' }],
      ],
      finds: [`FLOE4094 ${orders} spec.selector`],
      sound: [
        [orders, ['spec', 'template', 'metadata', 'labels'], { app: 'orders', part: 'code' }],
        ['StatefulSet/postgresql', ['spec', 'template', 'metadata', 'labels'], { app: 'postgresql', part: 'code' }],
      ],
    },
  ],
};

/** The context of a fixture. */
export function contextOf(fixture: RuleFixture): VerifyContext {
  return fixture.context ?? context;
}
