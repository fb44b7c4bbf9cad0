import { dagsterImage } from './images';
import type { Block } from './values/block';
import { asBlock } from './values/block';
import { copyOf } from './values/go-value';
import { isMap } from './values/values';

/** The init containers of a code location, whose image may be a map of repository, tag, digest and pullPolicy. */
export function locationInitContainers(location: Block): unknown[] {
  if (!location.truthy('initContainers')) return [];
  return location.items('initContainers').map((item) => {
    const { value } = item;
    if (!isMap(value) || !isMap(value['image'])) return copyOf(value);
    const image = asBlock(item).block('image');
    const pullPolicy = image.truthy('pullPolicy') ? { imagePullPolicy: image.text('pullPolicy') } : {};
    const rest = Object.keys(value)
      .filter((key) => key !== 'image')
      .sort();
    return {
      ...Object.fromEntries(rest.map((key) => [key, copyOf(value[key])])),
      image: dagsterImage(image),
      ...pullPolicy,
    };
  });
}
