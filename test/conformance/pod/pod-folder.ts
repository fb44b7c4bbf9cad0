import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fakeSecretValue } from './fake-secret';
import type { Loopback } from './loopback';
import type { RenderedPod, RenderedPods, Volume } from './rendered-pods';

/** Folders of an image that pods mount into or write to; in text they mean the folders of the same name below a root. */
const folders = ['/app/demo', '/dagster-workspace', '/etc/floe', '/opt/dagster', '/tmp/dagster', '/var/run/secrets'];
const inText = new RegExp(`(?<![\\w./-])(?:${folders.join('|')})`, 'g');

/** The file system of a pod below a folder: the image's files, then what its volumes mount over them. */
export class PodFolder {
  readonly root: string;

  constructor(
    scratch: string,
    private readonly pod: RenderedPod,
    private readonly loopback: Loopback,
  ) {
    this.root = join(scratch, pod.name);
    mkdirSync(this.root, { recursive: true });
  }

  /** A text of the container, with its paths below the root. */
  text(text: string): string {
    return text.replace(inText, (path) => `${this.root}${path}`);
  }

  /** A text from below the root as the container would see it. */
  original(text: string): string {
    return text.replaceAll(this.root, '');
  }

  /** Copies the files of an image to `/app/demo`, where its processes start. */
  copyImage(image: string): void {
    const folder = this.text('/app/demo');
    cpSync(image, folder, { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (statSync(path).isFile()) writeFileSync(path, this.text(readFileSync(path, 'utf8')));
    }
  }

  /** Writes the files that ConfigMaps and Secrets mount; a mount outside the known folders throws. */
  mount(pods: RenderedPods): void {
    for (const { name, mountPath, subPath } of this.pod.container.volumeMounts ?? []) {
      const volume = this.pod.volumes.find((one) => one.name === name);
      if (volume === undefined) throw new Error(`${this.pod.name} mounts a volume ${name} that it has not`);
      const place = this.text(mountPath);
      if (place === mountPath) throw new Error(`${mountPath} lies in no folder that is kept below a root`);
      const files = filesOf(volume, pods, subPath);
      if (subPath === undefined) {
        mkdirSync(place, { recursive: true });
        for (const [file, text] of files) this.write(join(place, file), text);
      } else {
        const text = files.get(subPath);
        if (text === undefined) throw new Error(`${this.pod.name}: nothing is at ${subPath} of the volume ${name}`);
        this.write(place, text);
      }
    }
  }

  private write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.yaml') ? this.text(this.loopback.yaml(text)) : text);
  }
}

/** The files of a volume. All keys of a Secret are not known: without `items` it has the one that is asked for. */
function filesOf(volume: Volume, pods: RenderedPods, wanted?: string): Map<string, string> {
  if (volume.emptyDir !== undefined) return new Map();
  const sources = volume.projected?.sources ?? [volume];
  return new Map(
    sources.flatMap(({ configMap, secret }): [string, string][] => {
      if (configMap !== undefined) {
        const data = pods.configMap(configMap.name ?? '');
        if (data === undefined) throw new Error(`no ConfigMap ${configMap.name}`);
        const items = configMap.items ?? Object.keys(data).map((key) => ({ key, path: key }));
        return items.map(({ key, path }) => [path, data[key] ?? '']);
      }
      if (secret === undefined) throw new Error(`the volume ${volume.name} is neither of a ConfigMap nor of a Secret`);
      const name = secret.secretName ?? secret.name ?? '';
      const items = secret.items ?? (wanted === undefined ? [] : [{ key: wanted, path: wanted }]);
      return items.map(({ key, path }) => [path, fakeSecretValue(name, key)]);
    }),
  );
}
