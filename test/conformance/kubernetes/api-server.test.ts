import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderYaml } from '../../../lib/documents/yaml-text';
import { type Synthesis, synthesize } from '../../../lib/synth/synthesize';
import { renderTemplate } from '../../../lib/template/render-template';
import { parseObjects } from '../../parity/comparison';
import { AdrFolder } from '../../synth/adr-folder';
import type { PlatformFolder } from '../../synth/platform-folder';
import { describeUnless } from '../../tools/unless';
import { serverChecks } from '../../verify/server-checks';
import { Cluster } from './cluster';
import { environmentStreams } from './environment-stream';
import { EverythingFolder } from './everything-folder';
import { clusterPrograms } from './kube-apiserver';

const repository = join(__dirname, '../../..');
const programs = clusterPrograms();
const existing = { secrets: [], configMaps: [], serviceAccounts: [] };
const suite = describeUnless(programs.skipped);

suite('a Kubernetes API server', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    if (programs.skipped !== undefined) return;
    cluster = new Cluster(programs);
    await cluster.start();
    const crds = cluster.kubectl(['apply', '--server-side', '-f', join(__dirname, 'crds')]);
    expect(crds).toMatchObject({ status: 0 });
    cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
  }, 300_000);
  afterAll(() => cluster?.stop(), 60_000);

  const strictly = ['--server-side', '--validate=strict', '-f', '-'];

  /** Takes every object of a synthesis: tried, applied for real, and applied again without any change. */
  function expectTaken(synthesis: Synthesis): void {
    for (const [environment, { text: stream, count }] of environmentStreams(synthesis)) {
      const namespace = (parseObjects(stream)[0] as { metadata: { namespace: string } }).metadata.namespace;
      cluster.kubectl(['create', 'namespace', namespace]);
      const tried = cluster.kubectl(['apply', '--dry-run=server', ...strictly], stream);
      expect({ environment, ...tried }).toMatchObject({ environment, status: 0, stderr: '' });
      const versions = () => {
        const { status, stdout, stderr } = cluster.kubectl(['apply', ...strictly, '-o', 'json'], stream);
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        const { items } = JSON.parse(stdout) as { items: { kind: string; metadata: Record<string, string> }[] };
        return items.map(({ kind, metadata }) => `${kind}/${metadata['name']} ${metadata['resourceVersion']}`);
      };
      const first = versions();
      expect(first).toHaveLength(count);
      expect(versions()).toEqual(first);
      expect(cluster.kubectl(['delete', '-f', '-'], stream)).toMatchObject({ status: 0 });
    }
  }

  function expectFolderTaken(folder: PlatformFolder): void {
    try {
      expectTaken(folder.synthesize());
    } finally {
      folder.delete();
    }
  }

  test('takes the sample environments strictly, and a second apply changes nothing', () => {
    expectTaken(synthesize({ root: repository }));
  }, 120_000);

  test('takes the ADR’s examples', () => expectFolderTaken(new AdrFolder()), 120_000);

  test('takes every kind of object that the toolkit renders', () => expectFolderTaken(new EverythingFolder()), 120_000);

  test('refuses nothing of the parity corpus that the toolkit has not found', () => {
    const cases = join(repository, 'test/parity/cases');
    const release = { name: 'floe-dagster', namespace: 'data-platform' };
    cluster.kubectl(['create', 'namespace', release.namespace]);
    const unnoticed: string[] = [];
    const refused: string[] = [];
    for (const name of readdirSync(cases)) {
      const { manifests } = renderTemplate({ release, files: [join(cases, name, 'values.yaml')] });
      const known = manifests.filter(({ apiVersion }) => !apiVersion.startsWith('monitoring.coreos.com/'));
      const args = ['apply', '--dry-run=server', '-n', release.namespace, ...strictly];
      const { status, stderr } = cluster.kubectl(args, known.map((manifest) => renderYaml(manifest)).join('---\n'));
      if (status === 0) continue;
      refused.push(name);
      const context = { namespace: release.namespace, references: 'assume', existing } as const;
      const found = serverChecks
        .flatMap((check) => check(known, context))
        .filter(({ severity }) => severity === 'error');
      if (found.length === 0) unnoticed.push(`${name}: ${stderr.trim()}`);
    }
    expect(unnoticed).toEqual([]);
    // Most of the corpus is ordinary use, and a server that refused all of it would prove nothing.
    expect(refused.length).toBeLessThan(20);
  }, 600_000);
});
