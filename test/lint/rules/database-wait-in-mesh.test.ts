import { outline } from '../values-of';

test.each([
  ['labels', 'sidecar.istio.io/inject: "true"'],
  ['labels', 'istio.io/rev: asm-managed'],
  ['annotations', 'sidecar.istio.io/inject: "true"'],
  ['annotations', 'linkerd.io/inject: enabled'],
])('finds an injected proxy in %s: %s', (section, entry) => {
  const key = entry.split(':')[0];
  expect(outline(`dagsterWebserver: { ${section}: { ${entry} } }\n`)).toEqual([
    `warning DAG013 dagsterWebserver.${section}.${key}`,
  ]);
});

test.each([
  'labels: { sidecar.istio.io/inject: "false" }',
  'labels: { sidecar.istio.io/inject: "true" }, checkDbReadyInitContainer: false',
  'labels: { sidecar.istio.io/inject: "true" }, annotations: { sidecar.istio.io/nativeSidecar: "true" }',
  'labels: { sidecar.istio.io/inject: "true" }, annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "5432" }',
  'labels: { sidecar.istio.io/inject: "true" }, securityContext: { runAsUser: 1337 }',
])('is silent for %s', (settings) => {
  expect(outline(`dagsterWebserver: { ${settings} }\n`)).toEqual([]);
});
