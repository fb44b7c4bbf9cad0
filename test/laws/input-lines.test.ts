import { isPair, isScalar, isSeq, parseDocument, type Scalar, visit } from 'yaml';
import type { DataPath } from '../../lib/diagnostics/diagnostic';
import { formatPath } from '../../lib/diagnostics/diagnostic';
import type { Manifest } from '../../lib/manifest';
import { manifestPlace } from '../../lib/synth/manifest-place';
import { originOf } from '../../lib/synth/verify-environment';
import { EverythingFolder } from '../conformance/kubernetes/everything-folder';
import { type Leaf, leavesOf } from './manifest-leaves';

/**
 * Every value of the sample's inputs is changed, one at a time. What changes in the manifests must be traced back to the
 * line that was changed, or to the map that it stands in.
 */

/** Made of several values, of which the likeliest to be at fault is named, or the switch. */
const several =
  /^NetworkPolicy\/.*\.ports\.|\.check-db-ready\.command\.|\/floe-dagster-postgresql .*Probe\.exec\.command\./;
/** The platform ConfigMap holds the file as it is; a digest follows from all of it. */
const wholeFile = /^ConfigMap\/floe-platform-config|checksum\//;

const environment = 'prod';
const files = [`platform/${environment}/platform.yaml`, `platform/${environment}/values.yaml`, 'platform/values.yaml'];

let folder: EverythingFolder;
beforeAll(() => {
  folder = new EverythingFolder();
});
afterAll(() => folder.delete());

test.each(files)(
  'what follows from a value of %s is traced to its line',
  (file) => {
    const text = folder.read(file);
    const before = leavesByName(folder.synthesize(environment).manifests[0]?.manifests ?? []);
    const missed: string[] = [];
    let traced = 0;
    for (const { path, start, end, other } of scalarsOf(text)) {
      folder.write(file, text.slice(0, start) + other + text.slice(end));
      const line = text.slice(0, start).split('\n').length;
      const { manifests, read } = folder.synthesize(environment);
      const [found] = read.environments;
      if (found === undefined) continue;
      for (const [name, leaf] of leavesByName(manifests[0]?.manifests ?? [])) {
        if (wholeFile.test(name) || several.test(name) || !isChanged(before.get(name), leaf)) continue;
        const place = manifestPlace(originOf(found), leaf);
        // Through an alias a value has two places, and one line.
        const isThere = place?.range.line === line || place?.path.every((part, at) => part === path[at]);
        if (place?.range.file === file && isThere) traced += 1;
        else
          missed.push(
            `${formatPath(path)} -> ${name}, taken for ${place?.range.file} ${formatPath(place?.path ?? [])}`,
          );
      }
    }
    folder.write(file, text);
    expect(missed).toEqual([]);
    expect(traced).toBeGreaterThan(10);
  },
  60_000,
);

/** What is new with an object, or gone with it, has many causes. */
function isChanged(before: Leaf | undefined, after: Leaf): boolean {
  return before !== undefined && before.value !== after.value;
}

function leavesByName(manifests: readonly Manifest[]): Map<string, Leaf> {
  return new Map(manifests.flatMap(leavesOf).map((leaf) => [leaf.name, leaf]));
}

interface InputScalar {
  readonly path: DataPath;
  readonly start: number;
  readonly end: number;
  /** Another value of the same type, as YAML. */
  readonly other: string;
}

function scalarsOf(text: string): InputScalar[] {
  const found: InputScalar[] = [];
  const document = parseDocument(text);
  visit(document, {
    Scalar(key, node, parents) {
      const other = key === 'key' ? undefined : otherValue(node);
      if (other === undefined || !node.range) return;
      const path = parents.flatMap((parent, at): (string | number)[] => {
        if (isSeq(parent)) return [parent.items.indexOf(parents[at + 1] ?? node)];
        return isPair(parent) && isScalar(parent.key) ? [String(parent.key.value)] : [];
      });
      found.push({ path, start: node.range[0], end: node.range[1], other });
    },
  });
  return found;
}

function otherValue({ value }: Scalar): string | undefined {
  if (typeof value === 'number') return String(value + 1);
  if (typeof value === 'boolean') return String(!value);
  if (typeof value !== 'string') return undefined;
  const quantity = /^(\d+)(m|Mi|Gi)$/.exec(value);
  return quantity === null ? JSON.stringify(`${value}x`) : `${Number(quantity[1]) + 1}${quantity[2]}`;
}
