import { readEnvironments } from '../../lib/synth/read-environments';
import { containerOf, renderedObjects, variables } from '../synth/manifests';
import { errors, PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const platform = 'platform/local/platform.yaml';
const values = 'platform/local/values.yaml';
const analytics = 'floe-dagster-dagster-user-deployments-customer-analytics';

/** Gives the catalog of one layer other credentials than the code location's own catalog has. */
function withCatalogOfLayer(layer: string, reference: string): void {
  const file = 'platform/local/artifacts/customer-analytics.json';
  const artifacts = JSON.parse(folder.read(file));
  const { catalog } = artifacts.resolved_layers[layer];
  catalog.credentials.client_secret = { secret_ref: reference };
  folder.write(file, JSON.stringify(artifacts, undefined, 2));
}

test('the catalog of a layer has its own references resolved, beside those of the location’s catalog', () => {
  withCatalogOfLayer('gold', 'gold-catalog');
  expect(variables(containerOf(renderedObjects(folder, 'local'), analytics))).toMatchObject({
    GOLD_CATALOG: 'gold-catalog:client-secret',
    POLARIS_CLIENT_SECRET: 'polaris-client-secret:client-secret',
  });
});

test('a file that a variable of another value hides from the runtime is an error, at the file’s reference', () => {
  for (const file of [platform, 'platform/local/artifacts/marketing-attribution.json']) {
    folder.write(file, folder.read(file).replaceAll('marketing-polaris-client-id', 'polaris-client-secret'));
  }
  folder.write(values, `${folder.read(values)}\nsecretsAs: files\n`);
  const { diagnostics } = readEnvironments({ root: folder.root, only: ['local'] });
  expect(errors(diagnostics)).toEqual([
    `${platform}:63:21 error FLOE3102 catalogs.marketing.credentials.client_id.secret_ref`,
  ]);
  expect(diagnostics.map(({ message }) => message).join()).toContain('needs POLARIS_CLIENT_SECRET twice');
});
