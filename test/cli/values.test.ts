import { load } from 'js-yaml';
import { PlatformFolder } from '../synth/platform-folder';
import { floe } from './run-floe';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const location = 'dagster-user-deployments.deployments[0]';

test('floe values prints effective values, the toolkit’s own keys among them', async () => {
  const { status, stdout, stderr } = await floe('values', 'prod', '--root', folder.root);
  expect([status, stderr]).toEqual([0, '']);
  expect(load(stdout)).toMatchObject({
    rollOnConfigChange: true,
    'dagster-user-deployments': {
      deployments: [
        { name: 'customer-analytics', runs: { resources: { limits: { memory: '16Gi' } } }, serviceAccount: {} },
        { name: 'marketing-attribution' },
      ],
    },
  });
});

test('floe values --for-helm leaves out what the official chart does not know, and lists it on stderr', async () => {
  const { status, stdout, stderr } = await floe('values', 'prod', '--for-helm', '--root', folder.root);
  expect(status).toBe(0);
  expect(stdout).not.toMatch(/rollOnConfigChange|runs:/);
  expect(stderr).toBe(
    [
      `the official chart does not know ${location}.runs and 1 more like it: runs get the resources and env of their code server, and nothing of its placement and security`,
      `the official chart does not know ${location}.serviceAccount and 1 more like it: the code location and its runs use the account that all code locations share`,
      'the official chart does not know rollOnConfigChange: pods keep running when dagster.yaml or their variables change, until they are restarted',
      '',
    ].join('\n'),
  );
});
