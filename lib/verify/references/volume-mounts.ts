import { suggest } from '../../diagnostics/suggestion';
import type { DataCursor } from '../data-cursor';
import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import { type RunConfiguration, runConfigurations } from '../run-configuration';
import { podContainers, type Workload } from '../workload';
import { configMapKeys } from './object-landing';
import { secretProvisions } from './secret-provision';

/** The volume that Dagster itself adds to run pods (dagster_k8s.job). */
const instanceVolume = 'dagster-instance';

/** Checks that each mount has its volume, each file of a `subPath` exists, and each volume is mounted. */
export function checkVolumeMounts(index: ManifestIndex, found: FindingList): void {
  for (const workload of index.workloads) checkWorkload(workload, index, found);
  const { launchers, contexts } = runConfigurations(index);
  const shared = launchers.flatMap(({ config }) => volumesOf(config));
  for (const configuration of launchers) checkRunPods(configuration, shared, { index, found });
  for (const configuration of contexts) checkRunPods(configuration, shared, { index, found });
}

function checkWorkload({ entry, pod, containers }: Workload, index: ManifestIndex, found: FindingList): void {
  const volumes = byName(pod.itemsOf('volumes'));
  const templates = entry.cursor.at('spec', 'volumeClaimTemplates').items();
  const claims = templates.map((claim) => claim.at('metadata', 'name').text() ?? '');
  const names = new Set([...volumes.keys(), ...claims]);
  const used = new Set<string>();
  for (const { cursor } of containers) {
    for (const mount of [...cursor.itemsOf('volumeMounts'), ...cursor.itemsOf('volumeDevices')]) {
      checkMount(mount, { entry, names, found });
      used.add(mount.textOf('name') ?? '');
      checkFile(mount, volumes.get(mount.textOf('name') ?? ''), {
        entry,
        namespace: entry.namespace,
        index,
        found,
      });
    }
  }
  for (const [name, volume] of volumes) {
    if (used.has(name)) continue;
    const message = `the volume "${name}" is mounted by no container`;
    found.add(entry, volume, { severity: 'warning', code: 'FLOE4043', message, fix: 'mount it, or remove it' });
  }
}

function checkRunPods(
  { entry, config, namespace }: RunConfiguration,
  shared: readonly DataCursor[],
  { index, found }: { index: ManifestIndex; found: FindingList },
): void {
  const volumes = byName([...shared, ...volumesOf(config)]);
  const names = new Set([...volumes.keys(), instanceVolume]);
  const own = config.get('run_k8s_config');
  const containers = [
    own.get('container_config'),
    ...podContainers(own.get('pod_spec_config')).map(({ cursor }) => cursor),
  ];
  const mounts = [config.get('volume_mounts'), ...containers.map((container) => container.get('volumeMounts'))];
  for (const mount of mounts.flatMap((list) => list.items())) {
    checkMount(mount, { entry, names, found });
    checkFile(mount, volumes.get(mount.textOf('name') ?? ''), { entry, namespace, index, found });
  }
}

function volumesOf(config: DataCursor): DataCursor[] {
  return [...config.itemsOf('volumes'), ...config.at('run_k8s_config', 'pod_spec_config', 'volumes').items()];
}

function byName(volumes: readonly DataCursor[]): Map<string, DataCursor> {
  return new Map(volumes.map((volume) => [volume.textOf('name') ?? '', volume]));
}

function checkMount(
  mount: DataCursor,
  { entry, names, found }: { entry: IndexedManifest; names: ReadonlySet<string>; found: FindingList },
): void {
  const name = mount.textOf('name');
  if (name === undefined || names.has(name)) return;
  const meant = suggest(name, names);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  const message = `the mount names the volume "${name}", which the pod does not have${hint}`;
  found.add(entry, mount.get('name'), {
    code: 'FLOE4042',
    message,
    fix: `add a volume "${name}", or remove the mount`,
  });
}

/** Kubernetes makes an empty folder of a `subPath` that its volume does not hold: a silent fault. */
function checkFile(
  mount: DataCursor,
  volume: DataCursor | undefined,
  place: { entry: IndexedManifest; namespace: string; index: ManifestIndex; found: FindingList },
): void {
  const { entry, namespace, index, found } = place;
  const path = mount.textOf('subPath')?.replace(/\/+$/, '');
  const files = volume === undefined || path === undefined ? undefined : volumeFiles(volume, namespace, index);
  if (path === undefined || files === undefined || files.has(path)) return;
  if ([...files].some((file) => file.startsWith(`${path}/`))) return;
  const meant = suggest(path, files);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  const name = volume?.textOf('name') ?? '';
  const message = `the volume "${name}" has no file "${path}"${hint}`;
  found.add(entry, mount.get('subPath'), { code: 'FLOE4041', message, fix: 'name a key of the mounted object' });
}

/** The files of a volume that is made from rendered objects; undefined when they are not all known. */
function volumeFiles(volume: DataCursor, namespace: string, index: ManifestIndex): Set<string> | undefined {
  const sources = volume.has('projected')
    ? volume.at('projected', 'sources').items()
    : ['configMap', 'secret', 'downwardAPI'].some((kind) => volume.has(kind))
      ? [volume]
      : undefined;
  if (sources === undefined) return undefined;
  const files = new Set<string>();
  for (const source of sources) {
    const part = sourceFiles(source, namespace, index);
    if (part === undefined) return undefined;
    for (const file of part) files.add(file);
  }
  return files;
}

function sourceFiles(source: DataCursor, namespace: string, index: ManifestIndex): Iterable<string> | undefined {
  const kind = ['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'].find((name) => source.has(name));
  if (kind === undefined) return undefined;
  if (kind === 'serviceAccountToken') return [source.at(kind, 'path').text() ?? ''];
  const items = source.at(kind, 'items').items();
  if (items.length > 0 || kind === 'downwardAPI') return items.map((item) => item.textOf('path') ?? '');
  const name = source.at(kind, 'name').text() ?? source.at(kind, 'secretName').text() ?? '';
  if (kind === 'secret') return secretProvisions(index)(namespace, name)?.keys;
  const map = index.find('', 'ConfigMap', namespace, name);
  return map === undefined ? undefined : configMapKeys(map);
}
