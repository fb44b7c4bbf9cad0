import * as z from 'zod';
import { flag, labelMap, portReference, text, textMap } from './blocks/scalars';
import { deprecatedKey, key, nullableKey, requiredKey, strictMap } from './key';

const pathType = z.enum(['Exact', 'Prefix', 'ImplementationSpecific']);

const extraPathKeys = () => ({
  path: requiredKey(text, 'Path that is routed'),
  pathType: requiredKey(pathType, 'How the path is compared'),
  serviceName: requiredKey(text, 'Service that answers'),
  servicePort: requiredKey(portReference, 'Port of the Service, by number or name'),
});
const extraPaths = z.array(strictMap(extraPathKeys));

const tls = strictMap(() => ({
  enabled: key(flag, 'Serves the host with TLS'),
  secretName: key(text, 'Secret with the certificate'),
}));

const hostKeys = () => ({
  host: key(text, 'Host name; any host when empty'),
  path: key(text, 'Path that is routed; some controllers want "/", some "/*"'),
  pathType: key(pathType, 'How the path is compared'),
  tls: key(tls, 'TLS of the host'),
  precedingPaths: key(extraPaths, 'Paths before the one of the component'),
  succeedingPaths: key(extraPaths, 'Paths after the one of the component'),
});
const host = strictMap(hostKeys);

/** The chart's schema does not know the old names, so that their paths may lack a `pathType`. */
const deprecatedPaths = z.array(
  strictMap(() => ({ ...extraPathKeys(), pathType: nullableKey(pathType, 'How the path is compared') })),
);
const deprecatedHost = strictMap(() => ({
  ...hostKeys(),
  precedingPaths: nullableKey(deprecatedPaths, 'Paths before the one of the component'),
  succeedingPaths: nullableKey(deprecatedPaths, 'Paths after the one of the component'),
}));

/** `ingress`: one Ingress with a host for each component. */
export const ingressSchema = strictMap(() => ({
  enabled: key(flag, 'Makes the Ingress'),
  apiVersion: nullableKey(text, 'Version of the Ingress API, such as networking.k8s.io/v1/Ingress'),
  ingressClassName: nullableKey(text, 'Class of the Ingress controller'),
  annotations: key(textMap, 'Annotations of the Ingress'),
  labels: key(labelMap, 'Labels of the Ingress'),
  dagsterWebserver: key(host, 'Host of the webserver'),
  readOnlyDagsterWebserver: key(host, 'Host of the read-only webserver'),
  flower: key(host, 'Host of Flower'),
  dagit: deprecatedKey(deprecatedHost, 'Old name of dagsterWebserver'),
  readOnlyDagit: deprecatedKey(deprecatedHost, 'Old name of readOnlyDagsterWebserver'),
}));
