import type { Manifest } from '../../manifest';
import { containersOf, podSpecOf } from '../pods';
import type { SecurityRule, Verdict } from './security-rule';

/** Workloads: another registry or name of an image, and tags where a digest was. */
export const images: SecurityRule = ({ before, after }) => {
  const left = imagesOf(before);
  const registries = new Set([...left.values()].map((image) => parse(image).registry));
  return [...imagesOf(after)].flatMap(([container, image]): Verdict[] => {
    const former = left.get(container);
    if (former === image) return [];
    const has = parse(image);
    if (former === undefined) return newContainer(container, has, registries);
    const had = parse(former);
    const found: Verdict[] = [];
    if (had.repository !== has.repository) {
      const text = `container ${container} runs ${has.repository}, before ${had.repository}`;
      found.push({ direction: had.registry === has.registry ? 'changes' : 'broadens', text });
    }
    if (had.isDigest && !has.isDigest) {
      found.push({ direction: 'broadens', text: `container ${container} runs a tag, which can move, before a digest` });
    } else if (!had.isDigest && has.isDigest) {
      found.push({ direction: 'narrows', text: `container ${container} runs a digest, before a tag` });
    }
    return found;
  });
};

/** A container that comes to others: its image may be from where none of theirs is. */
function newContainer(name: string, { registry, repository }: Image, registries: ReadonlySet<string>): Verdict[] {
  if (registries.size === 0 || registries.has(registry)) return [];
  const text = `container ${name} comes with ${repository}, of a registry that no container had here`;
  return [{ direction: 'broadens', text }];
}

function imagesOf(manifest: Manifest | undefined): Map<string, string> {
  return new Map(containersOf(podSpecOf(manifest)).map((one) => [String(one['name']), String(one['image'])]));
}

interface Image {
  readonly registry: string;
  readonly repository: string;
  readonly isDigest: boolean;
}

function parse(image: string): Image {
  const [name = ''] = image.split('@');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const repository = colon === -1 ? name : name.slice(0, colon);
  const [first = ''] = repository.split('/');
  const registry = repository.includes('/') && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
  return { registry, repository, isDigest: image.includes('@') };
}
