import type { Manifest } from '../manifest';
import type { Attempts } from './attempts';
import type { Chart } from './chart';
import { refuse } from './refusal';
import { expandTemplates } from './template/expand';
import { type Item, nameOfKind } from './values/block';
import { isMap, type Values } from './values/values';

/** The objects of the user's own, each with its templates executed. */
export function extraManifests(chart: Chart, attempts: Attempts): Manifest[] {
  const items = attempts.list(() => chart.values.items('extraManifests'));
  return items.flatMap((item) => [...attempts.one(() => extraManifest(chart, item))]);
}

function extraManifest(chart: Chart, item: Item): Manifest {
  if (!isMap(item.value)) {
    return refuse({
      code: 'wrong-shape',
      message: `found ${nameOfKind(item.value)}, expected a Kubernetes object`,
      path: item.path,
      fix: 'write the object as a map, not as text',
    });
  }
  const object = expandTemplates(item, chart) as Values;
  const { apiVersion, kind, metadata } = object;
  if (typeof apiVersion === 'string' && typeof kind === 'string' && isNamed(metadata)) {
    return { apiVersion, kind, metadata, ...object };
  }
  return refuse({
    code: 'wrong-shape',
    message: 'found a map that is no Kubernetes object: apiVersion, kind or metadata.name is missing',
    path: item.path,
  });
}

function isNamed(metadata: unknown): metadata is Manifest['metadata'] {
  return isMap(metadata) && typeof metadata['name'] === 'string';
}
