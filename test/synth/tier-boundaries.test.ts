import { errors, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

test('an endpoint in base values is refused once for all environments', () => {
  folder.edit(
    'platform/values.yaml',
    '    port: 3030\n    args: ["-m", "attribution.definitions"]',
    '    port: 3030\n    env: { OPENLINEAGE_URL: "http://marquez:5000" }\n    args: ["-m", "attribution.definitions"]',
  );
  expect(errors(folder.synthesize().diagnostics)).toEqual([
    'platform/values.yaml:33:29 error FLOE3007 codeLocations.marketing-attribution.env.OPENLINEAGE_URL',
  ]);
});

test('webserver and daemon may report where their operator says', () => {
  folder.edit(
    'platform/prod/values.yaml',
    'dagster:\n',
    'dagster:\n  dagsterDaemon:\n    env: [{ name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://collector:4317" }]\n',
  );
  expect(errors(folder.synthesize('prod').diagnostics)).toEqual([]);
});

test('a service that platform.yaml has no place for stays a variable of values', () => {
  folder.edit(
    'platform/local/values.yaml',
    'codeLocations:\n  customer-analytics:\n',
    'codeLocations:\n  customer-analytics:\n    env: { CRM_URL: "https://crm.acme.com" }\n',
  );
  expect(errors(folder.synthesize('local').diagnostics)).toEqual([]);
});
