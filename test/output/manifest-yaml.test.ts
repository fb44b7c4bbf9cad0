import { renderManifestYaml } from '../../lib/output/manifest-yaml';

test('an object is written with its identity first and names leading list items', () => {
  const manifest = {
    spec: { template: { containers: [{ image: 'a:1', name: 'main', args: ['-p', '80'] }] }, empty: {}, none: [] },
    metadata: { name: 'x', annotations: { note: 'two\nlines\n' } },
    kind: 'Deployment',
    apiVersion: 'apps/v1',
  };
  expect(renderManifestYaml(manifest)).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: x
  annotations:
    note: |
      two
      lines
spec:
  empty: {}
  none: []
  template:
    containers:
      - name: main
        args:
          - -p
          - '80'
        image: a:1
`);
});
