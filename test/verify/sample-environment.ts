import type { DataPath } from '../../lib/diagnostics/diagnostic';
import type { Manifest } from '../../lib/manifest';
import type { Finding, VerifyContext } from '../../lib/verify/finding';

/** A context in which nothing exists but what is rendered. */
export const context: VerifyContext = {
  existing: { secrets: [], configMaps: [], serviceAccounts: [], persistentVolumeClaims: [], services: [] },
  references: 'strict',
  namespace: 'floe',
};

const resources = { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } };
/** Base64 that begins as a sealed value does: the length of a 4096 bit session key. */
export const sealedValue = `AgB${'y3i4OJSW'.repeat(90)}AAAA`;

const dagsterYaml = `
run_launcher:
  module: dagster_k8s
  class: K8sRunLauncher
  config:
    job_namespace: floe
    service_account_name: dagster
    instance_config_map: instance
    postgres_password_secret: database
    env_config_maps:
      - env: RUN_CONFIG_MAP
      - run-settings
    env_secrets: [orders-credentials]
    volumes:
      - name: scratch
        emptyDir: {}
    volume_mounts:
      - name: scratch
        mountPath: /scratch
    resources:
      requests: {cpu: 100m, memory: 1Gi}
      limits: {cpu: 1, memory: 1Gi}
`;
const workspaceYaml = `
load_from:
  - grpc_server:
      host: orders
      port: 3030
      location_name: orders
  - grpc_server:
      host: code.example.com
      port: 4000
      location_name: elsewhere
`;
/** The container context of the code location. */
export const containerContext = {
  k8s: {
    env_config_maps: ['run-settings'],
    env_secrets: ['orders-credentials'],
    env: [{ name: 'CLIENT_SECRET', valueFrom: { secretKeyRef: { name: 'polaris', key: 'client-secret' } } }],
    image_pull_policy: 'Always',
    namespace: 'floe',
    resources,
    service_account_name: 'dagster',
    volumes: [{ name: 'platform', config_map: { name: 'platform' } }],
    volume_mounts: [{ name: 'platform', mount_path: '/etc/floe/platform.yaml', sub_path: 'platform.yaml' }],
    run_k8s_config: { pod_spec_config: { automount_service_account_token: true } },
  },
};

function object(apiVersion: string, kind: string, name: string, rest: Record<string, unknown>): Manifest {
  return { apiVersion, kind, metadata: { name, namespace: 'floe' }, ...rest };
}

function template(app: string, pod: Record<string, unknown>): Record<string, unknown> {
  return {
    metadata: { labels: { app }, annotations: { 'checksum/config': 'ef6bac2aa823058e216712a960cb4dcf' } },
    spec: pod,
  };
}

/** A small environment in which every check finds nothing; each call gives fresh data. */
export function sampleEnvironment(): Manifest[] {
  const daemonPod = {
    serviceAccountName: 'dagster',
    initContainers: [{ name: 'check-db', image: 'postgres:16', command: ['sh', '-c', 'pg_isready'], resources }],
    containers: [
      {
        name: 'dagster',
        image: 'dagster:1.12.17',
        env: [
          { name: 'RUN_CONFIG_MAP', value: 'run-settings' },
          { name: 'PG_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'postgresql-password' } } },
        ],
        envFrom: [{ configMapRef: { name: 'run-settings' } }, { secretRef: { name: 'extra', optional: true } }],
        ports: [{ name: 'http', containerPort: 80 }],
        readinessProbe: { httpGet: { path: '/server_info', port: 'http' }, periodSeconds: 20 },
        volumeMounts: [
          { name: 'instance', mountPath: '/opt/dagster/dagster.yaml', subPath: 'dagster.yaml' },
          { name: 'data', mountPath: '/data' },
        ],
        resources,
      },
    ],
    tolerations: [{ key: 'pool', operator: 'Exists', effect: 'NoSchedule' }],
    volumes: [
      { name: 'instance', configMap: { name: 'instance', items: [{ key: 'dagster.yaml', path: 'dagster.yaml' }] } },
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    ],
  };
  const ordersPod = {
    serviceAccountName: 'dagster',
    imagePullSecrets: [{ name: 'orders-credentials' }],
    containers: [
      {
        name: 'code',
        image: 'orders:1',
        env: [{ name: 'DAGSTER_CONTAINER_CONTEXT', value: JSON.stringify(containerContext) }],
        ports: [{ name: 'grpc', containerPort: 3030 }],
        volumeMounts: [{ name: 'platform', mountPath: '/etc/floe/platform.yaml', subPath: 'platform.yaml' }],
        resources,
      },
    ],
    volumes: [{ name: 'platform', configMap: { name: 'platform' } }],
  };
  const jobPod = { restartPolicy: 'Never', containers: [{ name: 'job', image: 'job:1', resources }] };
  const databasePod = {
    containers: [
      {
        name: 'postgresql',
        image: 'postgres:16',
        resources,
        volumeMounts: [{ name: 'data', mountPath: '/var/lib/data' }],
      },
    ],
  };
  const rbac = 'rbac.authorization.k8s.io';
  const manifests = [
    object('v1', 'ServiceAccount', 'dagster', {}),
    object('v1', 'ConfigMap', 'instance', { data: { 'dagster.yaml': dagsterYaml } }),
    object('v1', 'ConfigMap', 'workspace', { data: { 'workspace.yaml': workspaceYaml } }),
    object('v1', 'ConfigMap', 'run-settings', { data: { DAGSTER_HOME: '/opt/dagster' } }),
    object('v1', 'ConfigMap', 'platform', { data: { 'platform.yaml': 'version: 1.1.0\n' } }),
    object('v1', 'PersistentVolumeClaim', 'data', {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }),
    object('apps/v1', 'Deployment', 'daemon', {
      spec: {
        replicas: 1,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        selector: { matchLabels: { app: 'daemon' } },
        template: template('daemon', daemonPod),
      },
    }),
    object('apps/v1', 'Deployment', 'orders', {
      spec: { selector: { matchLabels: { app: 'orders' } }, template: template('orders', ordersPod) },
    }),
    object('apps/v1', 'StatefulSet', 'postgresql', {
      spec: {
        serviceName: 'postgresql',
        selector: { matchLabels: { app: 'postgresql' } },
        template: template('postgresql', databasePod),
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '8Gi' } } },
          },
        ],
      },
    }),
    object('batch/v1', 'Job', 'migrate', { spec: { backoffLimit: 0, template: template('migrate', jobPod) } }),
    object('batch/v1', 'CronJob', 'cleanup', {
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: template('cleanup', jobPod) } } },
    }),
    object('v1', 'Service', 'daemon', {
      spec: {
        type: 'NodePort',
        selector: { app: 'daemon' },
        ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30_080 }],
      },
    }),
    object('v1', 'Service', 'orders', { spec: { selector: { app: 'orders' }, ports: [{ name: 'grpc', port: 3030 }] } }),
    object('v1', 'Service', 'postgresql', {
      spec: { clusterIP: 'None', selector: { app: 'postgresql' }, ports: [{ name: 'tcp', port: 5432 }] },
    }),
    object('networking.k8s.io/v1', 'Ingress', 'daemon', {
      spec: {
        rules: [
          {
            host: 'dagster.example.com',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'daemon', port: { name: 'http' } } } },
              ],
            },
          },
        ],
      },
    }),
    object('networking.k8s.io/v1', 'NetworkPolicy', 'daemon', {
      spec: { podSelector: { matchLabels: { app: 'daemon' } }, policyTypes: ['Ingress'] },
    }),
    object('policy/v1', 'PodDisruptionBudget', 'daemon', {
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'daemon' } } },
    }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'orders', {
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' } },
    }),
    object(`${rbac}/v1`, 'Role', 'runs', { rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] }] }),
    object(`${rbac}/v1`, 'RoleBinding', 'runs', {
      subjects: [{ kind: 'ServiceAccount', name: 'dagster' }],
      roleRef: { apiGroup: rbac, kind: 'Role', name: 'runs' },
    }),
    object('bitnami.com/v1alpha1', 'SealedSecret', 'orders-credentials', {
      spec: { encryptedData: { value: sealedValue } },
    }),
    object('bitnami.com/v1alpha1', 'SealedSecret', 'database', {
      spec: { encryptedData: { 'postgresql-password': sealedValue } },
    }),
    object('external-secrets.io/v1', 'ExternalSecret', 'polaris', {
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        data: [{ secretKey: 'client-secret', remoteRef: { key: 'polaris/oauth', property: 'client_secret' } }],
      },
    }),
  ];
  // Parts are shared above, and a change must reach one place only.
  return manifests.map((manifest) => JSON.parse(JSON.stringify(manifest)) as Manifest);
}

/** One change to the sample: the value at a path of `Kind/name`; `undefined` removes what stands there. */
export type Change = readonly [of: string, path: DataPath, value: unknown];

/** The sample with changes, and with objects added to it. */
export function changedEnvironment(changes: readonly Change[], added: readonly Manifest[] = []): Manifest[] {
  const manifests = sampleEnvironment();
  for (const [of, path, value] of changes) setAt(find(manifests, of), path, value);
  return [...manifests, ...added];
}

/** The object `Kind/name`. */
export function find(manifests: readonly Manifest[], of: string): Manifest {
  const found = manifests.find(({ kind, metadata }) => `${kind}/${metadata.name}` === of);
  if (found === undefined) throw new Error(`the sample has no ${of}`);
  return found;
}

/** A finding in short: code, object, path, path in the embedded document. */
export function inShort({ code, manifest, path, inner }: Finding): string {
  const place = [path.join('.'), ...(inner === undefined ? [] : [inner.join('.')])].join(' > ');
  return `${code} ${manifest.kind}/${manifest.metadata.name} ${place}`.trim();
}

function setAt(root: unknown, path: DataPath, value: unknown): void {
  let target = root as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) {
    target[part] ??= {};
    target = target[part] as Record<string | number, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (value === undefined) delete target[last];
  else target[last] = structuredClone(value);
}
