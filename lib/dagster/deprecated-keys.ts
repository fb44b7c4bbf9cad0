import { Block } from './values/block';
import { mergeFilled } from './values/merge-filled';

/** `dagsterWebserver`, over which the deprecated `dagit` is laid. */
export function webserverValues(values: Block): Block {
  const webserver = values.block('dagsterWebserver');
  return overlaid(values.optionalBlock('dagit'), webserver);
}

/** `ingress.dagsterWebserver`, over which the deprecated `ingress.dagit` is laid. */
export function webserverIngress(ingress: Block): Block {
  return overlaid(ingress.optionalBlock('dagit'), ingress.block('dagsterWebserver'));
}

/** `ingress.readOnlyDagsterWebserver`, which lies over the deprecated `ingress.readOnlyDagit`. */
export function readOnlyIngress(ingress: Block): Block {
  const readOnly = ingress.block('readOnlyDagsterWebserver');
  const deprecated = ingress.optionalBlock('readOnlyDagit');
  return deprecated === undefined ? readOnly : new Block(mergeFilled(readOnly.data, deprecated.data), readOnly.path);
}

/** Refuses sections of the Ingress that are null, in which the chart looks for the deprecated ones whether it is on or not. */
export function requireIngressSections(values: Block): void {
  const ingress = values.block('ingress');
  ingress.block('dagsterWebserver');
  ingress.block('readOnlyDagsterWebserver');
}

function overlaid(over: Block | undefined, under: Block): Block {
  return over === undefined ? under : new Block(mergeFilled(over.data, under.data), under.path);
}
