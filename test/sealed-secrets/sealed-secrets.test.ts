import { hasErrors } from '../../lib/diagnostics/diagnostic';
import { renderedObjects } from '../synth/manifests';
import { errors, PlatformFolder } from '../synth/platform-folder';
import { sealedSecret, sealedValue } from '../synth/sealed-values';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const platform = 'platform/prod/platform.yaml';
const file = 'platform/prod/secrets/polaris.yaml';
const name = 'polaris-oauth-credentials';

test('renders a SealedSecret for the release’s namespace, with the labels of floe’s objects', () => {
  folder.write(file, sealedSecret(name, ['client-secret']));
  expect(renderedObjects(folder, 'prod').get(`SealedSecret/${name}`)).toEqual({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: {
      name,
      namespace: 'floe',
      labels: {
        'app.kubernetes.io/name': 'floe',
        'app.kubernetes.io/instance': 'floe-dagster',
        'app.kubernetes.io/component': 'secret',
        'app.kubernetes.io/managed-by': 'floe-cdk8s',
      },
    },
    spec: {
      encryptedData: { 'client-secret': sealedValue(1) },
      template: { metadata: { name }, type: 'Opaque' },
    },
  });
});

test('takes several documents of one file', () => {
  const documents = [sealedSecret(name, ['client-secret']), sealedSecret('other', ['a', 'b'], 'namespace: floe')];
  folder.write(file, `---\n${documents.join('---\n')}---\n`);
  const objects = renderedObjects(folder, 'prod');
  expect([...objects.keys()].filter((key) => key.startsWith('SealedSecret/')).sort()).toEqual([
    'SealedSecret/other',
    `SealedSecret/${name}`,
  ]);
});

test('reports a key that the SealedSecret lacks, at the reference that asks for it', () => {
  folder.write(file, sealedSecret(name, ['clientSecret']));
  const found = folder.synthesize('prod').diagnostics.filter(({ code }) => code === 'FLOE4035');
  const line =
    folder
      .read(platform)
      .split('\n')
      .findIndex((one) => one.includes(name)) + 1;
  expect(new Set(errors(found))).toEqual(
    new Set([`${platform}:${line}:21 error FLOE4035 catalogs.default.credentials.client_secret.secret_ref`]),
  );
  expect(found[0]?.message).toContain(
    'the Secret "polaris-oauth-credentials" has no key "client-secret"; it has "clientSecret"; did you mean "clientSecret"?',
  );
});

const good = sealedSecret(name, ['client-secret']);
const faults: [what: string, text: string, expected: string[]][] = [
  [
    'a plain Secret',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: x }\nstringData: { token: hunter2 }\n',
    [`${file}:2:7 error FLOE3110 kind`],
  ],
  [
    'another object, and the second document of the file only',
    `${good}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n`,
    [`${file}:16:7 error FLOE3110 kind`],
  ],
  ['a list', '- a\n', [`${file}:1:1 error FLOE3110`]],
  ['an old apiVersion', good.replace('v1alpha1', 'v1'), [`${file}:1:13 error FLOE3110 apiVersion`]],
  [
    'another namespace',
    sealedSecret(name, ['client-secret'], 'namespace: production'),
    [`${file}:6:14 error FLOE3111 metadata.namespace`],
  ],
  [
    'another name in the template',
    good.replace(`      name: ${name}`, '      name: polaris'),
    [`${file}:12:13 error FLOE3111 spec.template.metadata.name`],
  ],
  [
    'a value that is not sealed',
    good.replace(sealedValue(1), 'hunter2'),
    [`${file}:8:5 error FLOE3112 spec.encryptedData.client-secret`],
  ],
  [
    'plain data in the template and beside it',
    good
      .replace('    type: Opaque', '    data: { a: b }\n    stringData: { c: d }')
      .replace('spec:', 'data: { e: f }\nspec:'),
    [
      `${file}:14:5 error FLOE3112 spec.template.data`,
      `${file}:15:5 error FLOE3112 spec.template.stringData`,
      `${file}:6:1 error FLOE3112 data`,
    ],
  ],
  [
    'no value',
    good.replace(/encryptedData:\n.*\n/, 'encryptedData: {}\n'),
    [`${file}:7:18 error FLOE3112 spec.encryptedData`],
  ],
  [
    'unknown fields, on each level',
    good
      .replace('  name: polaris', '  lables: {}\n  name: polaris')
      .replace('    type: Opaque', '    typ: Opaque')
      .replace('      creationTimestamp', '      annotation: {}\n      creationTimestamp')
      .replace('spec:\n', 'spec:\n  encryptData: {}\n'),
    [
      `${file}:13:7 error FLOE3113 spec.template.metadata.annotation`,
      `${file}:16:5 error FLOE4001 spec.template.typ`,
      `${file}:5:3 error FLOE3113 metadata.lables`,
      `${file}:8:3 error FLOE4001 spec.encryptData`,
    ],
  ],
  ['no name', good.replace(`  name: ${name}\nspec`, 'spec'), [`${file}:3:1 error FLOE4002 metadata.name`]],
  ['the same Secret twice', `${good}---\n${good}`, [`${file}:19:9 error FLOE3114 metadata.name`]],
  ['text that is no YAML', 'a: [\n', [`${file}:2:1 error FLOE1006`]],
];

test.each(faults)('reports %s, with its line', (_, text, expected) => {
  folder.write(file, text);
  expect(errors(folder.synthesize('prod').diagnostics).sort()).toEqual(expected);
});

test('never prints a value that is not sealed', () => {
  folder.write(file, good.replace(sealedValue(1), 'hunter2'));
  const { diagnostics } = folder.synthesize('prod');
  expect(JSON.stringify(diagnostics)).not.toContain('hunter2');
  expect(diagnostics.filter(({ code }) => code === 'FLOE3112').map(({ sensitive }) => sensitive)).toEqual([true]);
});

test('warns of an empty file', () => {
  folder.write(file, '---\n');
  const { diagnostics } = folder.synthesize('prod');
  expect(hasErrors(diagnostics)).toBe(false);
  expect(diagnostics.map(({ code }) => code)).toContain('FLOE1009');
});

test('says where sealed values in the values file belong', () => {
  const values = 'platform/prod/values.yaml';
  folder.edit(
    values,
    'replicaCount: 3',
    `replicaCount: 3\nsealedSecrets: { enabled: true, storage: { encryptedData: { a: ${sealedValue(1)} } } }`,
  );
  const { diagnostics } = folder.synthesize('prod');
  expect(errors(diagnostics)).toEqual([`${values}:13:33 error FLOE3119 sealedSecrets.storage`]);
  expect(diagnostics.find(({ code }) => code === 'FLOE3119')?.fix).toBe(
    'write what kubeseal gives to platform/prod/secrets/<name>.yaml, and remove this block',
  );
});
