import * as z from 'zod';
import { key, nullableKey, requiredKey, strictMap } from '../key';
import { flag, text, textList, whole } from './scalars';

/** When a node pulls an image (Kubernetes' imagePullPolicy). */
export const pullPolicy = z.enum(['Always', 'IfNotPresent', 'Never']);

const tag = z.union([text, whole]);

const repositoryText = 'Image without its tag, registry included';
const tagText = 'Tag of the image; the version of the chart when empty';
const digestText = 'Digest (sha256:...) of the image; it wins over the tag';
const pullPolicyText = 'When the node pulls the image';

/** An image for which the chart has defaults, so that each part may be left out. */
export const image = strictMap(() => ({
  repository: key(text, repositoryText),
  tag: nullableKey(tag, tagText),
  digest: nullableKey(text, digestText),
  pullPolicy: key(pullPolicy, pullPolicyText),
}));

/** An image without defaults: of a code location, or of the run launcher. */
export const ownImage = strictMap(() => ({
  repository: requiredKey(text, repositoryText),
  tag: nullableKey(tag, tagText),
  digest: nullableKey(text, digestText),
  pullPolicy: requiredKey(pullPolicy, pullPolicyText),
}));

/** The image of an init container written in parts; the plain `repository:tag` text is the other form. */
export const initContainerImage = strictMap(() => ({
  repository: requiredKey(text, repositoryText),
  tag: nullableKey(tag, tagText),
  digest: nullableKey(text, digestText),
  pullPolicy: nullableKey(pullPolicy, pullPolicyText),
}));

const externalImageKeys = () => ({
  repository: key(text, repositoryText),
  tag: key(text, 'Tag of the image, as text'),
  digest: nullableKey(text, 'Known to the chart, but not read'),
  pullPolicy: key(pullPolicy, pullPolicyText),
});

/** An image that is not Dagster's: its tag has to be text, since the chart prints a number in exponent form. */
export const externalImage = strictMap(externalImageKeys);

/** The keys of an image as the charts of Bitnami write it. */
export const bitnamiImageKeys = () => ({
  ...externalImageKeys(),
  registry: nullableKey(text, 'Registry that the image comes from'),
  pullSecrets: nullableKey(textList, 'Names of Secrets with registry credentials'),
});

/** An image of a Bitnami chart. */
export const bitnamiImage = strictMap(bitnamiImageKeys);

/** The main image of a Bitnami chart, which can also print more while it starts. */
export const bitnamiMainImage = strictMap(() => ({
  ...bitnamiImageKeys(),
  debug: nullableKey(flag, 'Prints more while the container starts'),
}));
