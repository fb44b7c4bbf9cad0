import { externalImage } from './blocks/image';
import { checkDbReadyKey, podKeys, schedulerNameKey, service } from './blocks/pod';
import { probe } from './blocks/probe';
import { flag, scalarMap, text, textMap } from './blocks/scalars';
import { key, nullableKey, strictMap } from './key';

/** `flower`: the web page that shows Celery's queues and workers. */
export const flowerSchema = strictMap(() => ({
  enabled: key(flag, 'Runs Flower'),
  image: key(externalImage, 'Image of Flower'),
  nameOverride: nullableKey(text, 'Last part of the name of the Deployment'),
  service: key(service, 'Service in front of Flower'),
  env: nullableKey(scalarMap, 'Environment variables, as a map'),
  ...podKeys,
  annotations: nullableKey(textMap, 'Annotations of the Deployment and its pod'),
  checkDbReadyInitContainer: checkDbReadyKey,
  schedulerName: schedulerNameKey,
  livenessProbe: key(probe, 'Known to the chart, but never rendered'),
  startupProbe: key(probe, 'Known to the chart, but never rendered'),
}));
