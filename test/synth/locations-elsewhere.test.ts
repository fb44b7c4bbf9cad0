import { errors, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/local/values.yaml';
const elsewhere = `dagster:
  dagster-user-deployments: { enableSubchart: false }
  runLauncher:
    config:
      k8sRunLauncher:
        resources: { requests: { cpu: 100m, memory: 256Mi }, limits: { cpu: 500m, memory: 512Mi } }
`;

test('code locations of another release are named in the workspace, and not rendered', () => {
  const existing = 'existing: { services: [customer-analytics, marketing-attribution] }\n';
  folder.write(values, `${folder.read(values)}${elsewhere}${existing}`);
  const { environments, diagnostics } = folder.synthesize('local');
  expect(errors(diagnostics)).toEqual([]);
  const files = environments.get('local');
  expect(files?.get('configmap_floe-dagster-workspace-yaml.yaml')).toContain('host: customer-analytics');
  expect([...(files?.keys() ?? [])].filter((file) => /user-deployments|^service_customer/.test(file))).toEqual([]);
  expect(files?.has('deployment_floe-dagster-daemon.yaml')).toBe(true);
});

test('code locations of another release need their Services declared', () => {
  folder.write(values, `${folder.read(values)}${elsewhere}`);
  const found = errors(folder.synthesize('local').diagnostics);
  expect(found).toEqual([
    'platform/local/values.yaml:3:3 error FLOE4036 codeLocations.customer-analytics.name',
    'platform/local/values.yaml:5:3 error FLOE4036 codeLocations.marketing-attribution.name',
  ]);
});
