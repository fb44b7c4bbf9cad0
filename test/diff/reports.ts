import fc from 'fast-check';
import type { Change, DiffReport, EnvironmentDiff, ImpactKind, ObjectDiff } from '../../lib/diff/model';
import { impactKinds } from '../../lib/diff/model';

const hostile = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '```',
    '</details>',
    '<!--',
    '@someone',
    '#12',
    '|',
    '| a |',
    '\n\n# title',
    '<script>',
    '[a](b)',
    '\u202e',
    '*b*',
  ),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  hostile,
  fc.integer(),
  fc.array(hostile, { maxLength: 3 }),
  fc.dictionary(hostile, hostile, { maxKeys: 2 }),
);

const change: fc.Arbitrary<Change> = fc.record(
  {
    path: hostile,
    kind: fc.constantFrom('added', 'removed', 'changed', 'reordered'),
    impact: fc.constantFrom<ImpactKind>(...impactKinds),
    before: value,
    after: value,
    cause: fc.record({
      file: fc.constantFrom('platform/values.yaml', 'platform/prod/values.yaml'),
      line: fc.integer({ min: 1, max: 9 }),
    }),
    follows: hostile,
  },
  { requiredKeys: ['path', 'kind', 'impact'] },
);

const identity = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constantFrom('Role', 'ConfigMap'),
  namespace: fc.constant('floe'),
  name: hostile,
});

const objectDiff: fc.Arbitrary<ObjectDiff> = fc.record({
  status: fc.constantFrom('created', 'deleted', 'changed', 'renamed'),
  object: identity,
  impact: fc.record({ kind: fc.constantFrom<ImpactKind>(...impactKinds), text: hostile }),
  changes: fc.array(change, { maxLength: 4 }),
  cause: fc.option(fc.record({ file: fc.constant('platform/values.yaml'), line: fc.constant(3), text: hostile }), {
    nil: undefined,
  }),
  broadens: fc.boolean(),
});

const environment: fc.Arbitrary<EnvironmentDiff> = fc.record({
  name: fc.constantFrom('dev', 'prod', ''),
  objects: fc.array(objectDiff, { maxLength: 5 }),
  security: fc.array(
    fc.record({
      direction: fc.constantFrom('broadens', 'narrows', 'changes'),
      rule: fc.constant('images'),
      text: hostile,
      object: identity,
    }),
    { maxLength: 3 },
  ),
  unchanged: fc.nat(9),
  layoutOnly: fc.array(hostile, { maxLength: 2 }),
  notCompared: fc.array(hostile, { maxLength: 2 }),
  takenOut: fc.array(hostile, { maxLength: 2 }),
  hidden: fc.array(fc.record({ rule: hostile, reason: hostile, changes: fc.nat(3) }), { maxLength: 2 }),
});

/** Reports of any content, also such as would break out of a form that does not escape it. */
export const anyReport: fc.Arbitrary<DiffReport> = fc.record({
  before: hostile,
  after: hostile,
  environments: fc.array(environment, { minLength: 1, maxLength: 3 }),
  notAnalysed: fc.array(hostile, { maxLength: 2 }),
});

/** A report of so many objects with so many changes each. */
export function largeReport(objects: number, changes: number): DiffReport {
  const object = (index: number): ObjectDiff => ({
    status: 'changed',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'floe', name: `deployment-${index}` },
    impact: { kind: 'rolls-pods', text: `replaces the pods of Deployment deployment-${index}` },
    changes: Array.from({ length: changes }, (_, at) => ({
      path: `spec.template.spec.containers[main].env[VARIABLE_${at}].value`,
      kind: 'changed',
      impact: 'rolls-pods',
      before: `before ${index}.${at} ä ö ü`,
      after: `after ${index}.${at} 🚀`,
      cause: { file: 'platform/prod/values.yaml', line: index + 1 },
    })),
    broadens: index % 7 === 0,
  });
  const listed = Array.from({ length: objects }, (_, index) => object(index));
  const security = listed.map(({ object: of }) => ({
    direction: 'broadens' as const,
    rule: 'images',
    text: 'runs another image',
    object: of,
  }));
  const empty = { unchanged: 0, layoutOnly: [], notCompared: [], takenOut: [], hidden: [] };
  return {
    before: 'main',
    after: 'working tree',
    environments: [{ name: 'prod', objects: listed, security, ...empty }],
    notAnalysed: [],
  };
}
