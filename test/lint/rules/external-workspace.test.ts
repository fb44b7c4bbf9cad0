import { outline } from '../values-of';

const external = (section: string) =>
  `dagster-user-deployments: { enableSubchart: false }\n${section}: { workspace: { enabled: true, servers: [], externalConfigmap: acme } }\n`;

test('is a note at the name, under the deprecated key too', () => {
  expect(outline(external('dagsterWebserver'))).toEqual(['info DAG022 dagsterWebserver.workspace.externalConfigmap']);
  expect(outline(external('dagit'))).toContain('info DAG022 dagit.workspace.externalConfigmap');
});

test('is silent where the values make the ConfigMap, or do not use it', () => {
  const manifest = 'extraManifests: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: acme } }]\n';
  expect(outline(manifest + external('dagsterWebserver'))).toEqual([]);
  expect(outline('dagsterWebserver: { workspace: { enabled: false, externalConfigmap: acme } }\n')).toEqual([]);
});
