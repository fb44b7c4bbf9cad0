import fc from 'fast-check';
import type { Manifest } from '../../lib/manifest';
import { manifestChecks, verifyManifests } from '../../lib/verify/verify';
import { changedEnvironment, context, inShort, sampleEnvironment } from './sample-environment';

const faulty = (): Manifest[] =>
  changedEnvironment([
    ['Deployment/daemon', ['spec', 'replcas'], 2],
    ['Deployment/daemon', ['spec', 'template', 'spec', 'containers', 0, 'resources'], {}],
    ['Deployment/orders', ['spec', 'template', 'spec', 'serviceAccountName'], 'absent'],
    ['Service/orders', ['spec', 'selector', 'app'], 'order'],
    ['ConfigMap/run-settings', ['data', 'PASSWORD'], 'x'],
  ]);

test('finds nothing in a sound environment', () => {
  expect(verifyManifests(sampleEnvironment(), context).map((finding) => [inShort(finding), finding.message])).toEqual(
    [],
  );
});

test('orders findings by object and place', () => {
  expect(verifyManifests(faulty(), context).map(inShort)).toEqual([
    'FLOE4001 Deployment/daemon spec.replcas',
    'FLOE4050 Deployment/daemon spec.template.spec.containers.0.resources',
    'FLOE4032 Deployment/orders spec.template.spec.serviceAccountName',
    'FLOE4022 ConfigMap/run-settings data.PASSWORD',
    'FLOE4091 Service/orders spec.selector',
  ]);
});

test('finds the same in the same order, whatever the order of the manifests', () => {
  const expected = verifyManifests(faulty(), context).map(inShort);
  const count = sampleEnvironment().length;
  fc.assert(
    fc.property(fc.shuffledSubarray([...Array(count).keys()], { minLength: count }), (order) => {
      const manifests = faulty();
      const shuffled = order.flatMap((index) => manifests[index] ?? []);
      expect(verifyManifests(shuffled, context).map(inShort)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('leaves the manifests as they were', () => {
  const manifests = faulty();
  const before = JSON.stringify(manifests);
  verifyManifests(manifests, context);
  expect(JSON.stringify(manifests)).toBe(before);
});

test('takes the namespace of the context for manifests that name none', () => {
  const manifests = sampleEnvironment().map((manifest): Manifest => {
    const { namespace: _, ...metadata } = manifest.metadata;
    return { ...manifest, metadata };
  });
  expect(verifyManifests(manifests, context).map(inShort)).toEqual([]);
});

const junk = [null, 0, -1, 'x', true, [], {}, [null], [[]], [{}], { a: null }];

test('judges manifests of any shape without throwing', () => {
  const anywhere = (value: unknown): string[] => {
    const paths: (string | number)[][] = [];
    const walk = (data: unknown, path: (string | number)[]): void => {
      if (typeof data !== 'object' || data === null) return;
      for (const [key, child] of Object.entries(data)) {
        paths.push([...path, Array.isArray(data) ? Number(key) : key]);
        walk(child, paths.at(-1) ?? []);
      }
    };
    walk(value, []);
    return paths.map((path) => JSON.stringify(path));
  };
  for (const [index, manifest] of sampleEnvironment().entries()) {
    for (const [turn, path] of anywhere(manifest).entries()) {
      const of = `${manifest.kind}/${manifest.metadata.name}`;
      const steps = JSON.parse(path) as (string | number)[];
      const manifests = changedEnvironment([[of, steps, junk[(index + turn) % junk.length]]]);
      expect(() => verifyManifests(manifests, context)).not.toThrow();
    }
  }
});

test('judges a manifest that is nearly nothing', () => {
  const broken = [
    { apiVersion: 'v1', kind: 'ConfigMap' },
    {},
    { apiVersion: 1, kind: null, metadata: 'x' },
  ] as unknown as Manifest[];
  expect(() => verifyManifests(broken, context)).not.toThrow();
});

test.each(Object.entries(manifestChecks))('runs the check %s by itself', (_, check) => {
  expect(check(sampleEnvironment(), context)).toEqual([]);
});
