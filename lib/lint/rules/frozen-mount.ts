import type { DataPath } from '../../diagnostics/diagnostic';
import type { LintHit, LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import { codeServer, mainPods, type PodOwner } from '../pod-owner';
import type { LocationView, ReleaseView } from '../release-view';
import { mapOf, mapsOf, textOf } from '../values-map';

/** Kubernetes never refreshes a `subPath` mount; webserver and daemon restart by a checksum of the chart's own files only. */
export const frozenMount: LintRule = {
  code: 'DAG028',
  title: 'mounted files that never change',
  verdict: 'lint',
  explanation:
    'A file mounted with subPath keeps its content until the pod restarts, and nothing restarts the pod when the ConfigMap or Secret changes. The chart restarts webserver and daemon for its own dagster.yaml, and no code server that has it by includeInstance.',
  fix: 'add an annotation such as checksum/config with a hash of the content (or one of a reloader), or mount the folder without subPath',
  source: [],
  check: (view) => [
    ...mainPods(view).flatMap((pod) => frozenMounts(pod).map((mount) => hit(mount, pod.label))),
    ...locationMounts(view),
    ...includedInstance(view),
  ],
};

interface Mount {
  readonly file: string;
  readonly source: string;
  readonly path: DataPath;
}

function hit({ file, source, path }: Mount, whose: string): LintHit {
  return {
    message: `"${file}" in ${whose} keeps its content when the ${source} changes, until the pod restarts`,
    path,
  };
}

/** Code locations often share their mounts; each file is told once. */
function locationMounts(view: ReleaseView): LintHit[] {
  const byFile = new Map<string, { mount: Mount; locations: LocationView[] }>();
  for (const location of view.deployed) {
    for (const mount of frozenMounts(codeServer(view, location))) {
      const key = `${mount.file} ${mount.source}`;
      const known = byFile.get(key);
      if (known === undefined) byFile.set(key, { mount, locations: [location] });
      else known.locations.push(location);
    }
  }
  return [...byFile.values()].map(({ mount, locations }) => hit(mount, locationNames(locations)));
}

function includedInstance(view: ReleaseView): LintHit[] {
  const key = ['dagster-user-deployments', 'includeInstance'];
  if (!view.isOn(...key)) return [];
  const frozen = view.deployed.filter((location) => !restartsOnChange(codeServer(view, location)));
  if (frozen.length === 0) return [];
  const message = `dagster.yaml in ${locationNames(frozen)} stays as it is when the instance’s configuration changes, until the pod restarts`;
  return [{ message, path: view.place(...key) }];
}

function frozenMounts(pod: PodOwner): Mount[] {
  const mounts = pod.get('volumeMounts');
  if (!Array.isArray(mounts) || restartsOnChange(pod)) return [];
  const volumes = new Map(mapsOf(pod.get('volumes')).map((volume) => [volume['name'], sourceOf(volume)]));
  return mounts.flatMap((entry: unknown, index): Mount[] => {
    const mount = mapOf(entry);
    const source = volumes.get(mount['name']);
    if (source === undefined || textOf(mount['subPath']) === undefined) return [];
    return [{ file: textOf(mount['mountPath']) ?? '', source, path: pod.place('volumeMounts', index) }];
  });
}

function sourceOf(volume: Readonly<Record<string, unknown>>): string | undefined {
  const configMap = textOf(mapOf(volume['configMap'])['name']);
  if (configMap !== undefined) return `ConfigMap "${configMap}"`;
  const secret = textOf(mapOf(volume['secret'])['secretName']);
  return secret === undefined ? undefined : `Secret "${secret}"`;
}

function restartsOnChange(pod: PodOwner): boolean {
  return Object.keys(mapOf(pod.get('annotations'))).some((key) => /checksum|reloader|hash/i.test(key));
}
