import { join } from 'node:path';
import { synthesize } from '../../../lib/synth/synthesize';
import { AdrFolder } from '../../synth/adr-folder';
import { testUnless } from '../../tools/unless';
import { environmentStreams } from './environment-stream';
import { EverythingFolder } from './everything-folder';
import { clusterPrograms } from './kube-apiserver';
import { Kubeconform } from './kubeconform';

const missing = clusterPrograms().skipped;
const found = missing === undefined ? { skipped: 'an API server checks the same manifests' } : Kubeconform.find();
const run = testUnless('skipped' in found ? found.skipped : undefined);

afterAll(() => {
  if (!('skipped' in found)) found.delete();
});

run(
  'kubeconform takes the samples, the ADR’s examples and every kind of object, strictly',
  () => {
    if ('skipped' in found) return;
    const folders = [new AdrFolder(), new EverythingFolder()];
    try {
      const syntheses = [
        synthesize({ root: join(__dirname, '../../..') }),
        ...folders.map((folder) => folder.synthesize()),
      ];
      for (const synthesis of syntheses) {
        for (const { text } of environmentStreams(synthesis).values()) expect(found.check(text)).toBe('');
      }
      expect(found.check('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndatta: {}\n')).toContain('datta');
    } finally {
      for (const folder of folders) folder.delete();
    }
  },
  120_000,
);
