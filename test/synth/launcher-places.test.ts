import { errors, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const values = 'platform/prod/values.yaml';
const complete = '{ requests: { cpu: 100m, memory: 1Gi }, limits: { cpu: 100m, memory: 1Gi } }';

/** Adds to prod what the webserver has too, so that a finding about runs could land there. */
function withLauncher(...settings: readonly string[]): string[] {
  const launcher = settings.map((line) => `        ${line}\n`).join('');
  folder.edit(
    values,
    'dagster:\n',
    `dagster:
  dagsterWebserver:
    resources: ${complete}
    volumes: [{ name: settings, configMap: { name: absent } }]
    volumeMounts: [{ name: settings, mountPath: /settings }]
    envConfigMaps: [{ name: missing }]
  runLauncher:
    config:
      k8sRunLauncher:
${launcher}`,
  );
  const lines = folder.read(values).split('\n');
  return errors(folder.synthesize('prod').diagnostics).map((finding) => {
    const [, line = ''] = finding.split(':');
    return `${finding.replace(/^.*error /, '')} <- ${lines[Number(line) - 1]?.trim()}`;
  });
}

const resources = 'resources: { limits: { cpu: 1 } }';

test('resources of the run launcher are at its own line, for its own pods and for those that it hands them to', () => {
  const found = withLauncher(resources);
  const place = 'dagster.runLauncher.config.k8sRunLauncher.resources';
  expect(found.filter((line) => line.startsWith('FLOE4050'))).toEqual(
    Array(2).fill(`FLOE4050 ${place} <- ${resources}`),
  );
});

test('resources of the run launcher’s container, in Kubernetes’ own words, are at their line', () => {
  const line = 'runK8sConfig: { containerConfig: { resources: { limits: { memory: 1Gi } } } }';
  const place = 'dagster.runLauncher.config.k8sRunLauncher.runK8sConfig.containerConfig.resources';
  expect(withLauncher(line)).toContain(`FLOE4050 ${place} <- ${line}`);
});

test('ConfigMaps that the run launcher names are at its line, though the webserver names them too', () => {
  const volumes =
    'volumes: [{ name: a, configMap: { name: floe-platform-config } }, { name: b, configMap: { name: absent } }]';
  const maps = 'envConfigMaps: [{ name: missing }]';
  const launcher = 'dagster.runLauncher.config.k8sRunLauncher';
  expect(
    withLauncher(volumes, maps)
      .filter((line) => line.includes('runLauncher'))
      .sort(),
  ).toEqual([
    `FLOE4030 ${launcher}.envConfigMaps[0] <- ${maps}`,
    `FLOE4030 ${launcher}.volumes[1].configMap.name <- ${volumes}`,
  ]);
});

test('a request above the limit, of the run launcher, is at the request', () => {
  const line = 'resources: { requests: { cpu: 2, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }';
  const place = 'dagster.runLauncher.config.k8sRunLauncher.resources.requests.cpu';
  expect(new Set(withLauncher(line).filter((one) => one.startsWith('FLOE4053')))).toEqual(
    new Set([`FLOE4053 ${place} <- ${line}`]),
  );
});
