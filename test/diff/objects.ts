import { compareEnvironments } from '../../lib/diff/compare/compare-environments';
import type { EnvironmentDiff } from '../../lib/diff/model';
import type { SideEnvironment } from '../../lib/diff/sides/side';
import type { Manifest } from '../../lib/manifest';

type Data = Record<string, unknown>;

/** An object of the namespace floe; `name` may be given with the rest of its metadata. */
export function object(apiVersion: string, kind: string, name: string, rest: Data = {}): Manifest {
  const { metadata = {}, ...fields } = rest as { metadata?: Data };
  return { apiVersion, kind, metadata: { name, namespace: 'floe', ...metadata }, ...fields };
}

/** A Deployment with one container; `pod` and `container` add fields to its pods and to it. */
export function deployment(name: string, { pod = {}, container = {}, spec = {} }: Record<string, Data> = {}): Manifest {
  return object('apps/v1', 'Deployment', name, {
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image: 'ghcr.io/acme/app:1.0', ...container }], ...pod },
      },
    },
  });
}

/** What becomes of objects. */
export function difference(
  before: readonly Manifest[],
  after: readonly Manifest[],
  identities: Pick<SideEnvironment, 'identity'>[] = [],
): EnvironmentDiff {
  const [left, right] = identities;
  return compareEnvironments('', { manifests: before, ...left }, { manifests: after, ...right });
}

/** The changes of the only object that differs, as `path: before → after`. */
export function changeLines(diff: EnvironmentDiff): string[] {
  return diff.objects.flatMap(({ changes }) =>
    changes.map(({ path, kind, before, after }) => {
      const [left, right] = [before, after].map((value) => (value === undefined ? '' : JSON.stringify(value)));
      return `${kind} ${path}: ${left} → ${right}`;
    }),
  );
}

/** What the report says of access, as `direction rule: text`. */
export function accessLines(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  return difference(before, after).security.map(({ direction, rule, text }) => `${direction} ${rule}: ${text}`);
}
