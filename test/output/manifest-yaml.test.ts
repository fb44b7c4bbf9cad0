import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import { goScalar, pythonScalar } from '../../lib/documents/scalar-dialect';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { renderManifestYaml, renderYaml } from '../../lib/output/manifest-yaml';
import { data, trickyStrings } from './written-data';

test('what is written is read back the same by YAML 1.1 and 1.2 readers, by Go and by Python', () => {
  fc.assert(
    fc.property(data, (value) => {
      const yaml = renderYaml(value);
      expect(load(yaml)).toEqual(value);
      expect(load(yaml, { schema: YAML11_SCHEMA })).toEqual(value);
      expect(parse(yaml, { version: '1.1' })).toEqual(value);
      expect(parse(yaml, { version: '1.2' })).toEqual(value);
      for (const consumer of ['go', 'python'] as const) {
        const { document, diagnostics } = parseYamlDocument({ file: 'a.yaml', text: yaml, consumer });
        expect(diagnostics).toEqual([]);
        expect(document?.data ?? {}).toEqual(value);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the same data gives the same bytes whatever the order of its keys', () => {
  fc.assert(
    fc.property(data, (value) => {
      const reversed = (item: unknown): unknown => {
        if (Array.isArray(item)) return item.map(reversed);
        if (typeof item !== 'object' || item === null) return item;
        return Object.fromEntries(
          Object.entries(item)
            .reverse()
            .map(([key, inner]) => [key, reversed(inner)]),
        );
      };
      expect(renderYaml(reversed(value))).toBe(renderYaml(value));
    }),
  );
});

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

test('every tricky string is quoted wherever a reader would type it otherwise', () => {
  for (const value of trickyStrings) {
    const line = renderYaml({ key: value }).split('\n')[0] ?? '';
    const bare = line.slice('key: '.length);
    if (bare === value) expect([typeof goScalar(value), typeof pythonScalar(value)]).toEqual(['string', 'string']);
  }
});
