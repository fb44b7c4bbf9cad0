import type { Manifest } from '../../manifest';
import { containersOf, podSpecOf } from '../pods';
import type { SecurityRule, Verdict } from './security-rule';

/** Workloads: another registry or name of an image, and tags where a digest was. */
export const images: SecurityRule = ({ before, after }) => {
  const left = imagesOf(before);
  return [...imagesOf(after)].flatMap(([container, image]): Verdict[] => {
    const former = left.get(container);
    if (former === undefined || former === image) return [];
    const [had, has] = [parse(former), parse(image)];
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

function imagesOf(manifest: Manifest | undefined): Map<string, string> {
  return new Map(containersOf(podSpecOf(manifest)).map((one) => [String(one['name']), String(one['image'])]));
}

function parse(image: string): { registry: string; repository: string; isDigest: boolean } {
  const [name = ''] = image.split('@');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const repository = colon === -1 ? name : name.slice(0, colon);
  const [first = ''] = repository.split('/');
  const registry = repository.includes('/') && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
  return { registry, repository, isDigest: image.includes('@') };
}
