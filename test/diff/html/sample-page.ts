import type { Page } from '../../../lib/diff/html/page';
import type { PageObject } from '../../../lib/diff/html/page-data';

const kinds = ['Deployment', 'ConfigMap', 'Role', 'Service'];
const impacts = ['in-place', 'rolls-pods', 'recreate', 'deletes'];
const statuses = ['changed', 'created', 'deleted', 'renamed'] as const;

/** Objects in three environments; every third has text that would be markup if it were not escaped. */
function sampleObject(index: number, fields: number): PageObject {
  const hostile = index % 3 === 0;
  return {
    environment: index % 3,
    status: statuses[index % 4] ?? 'changed',
    kind: kinds[index % 4] ?? '',
    name: `floe-dagster-${index}${hostile ? '<img src=x onerror=alert(1)>' : ''}`,
    impact: impacts[index % 4] ?? '',
    consequence: 'applied in place',
    ...(index % 4 === 2 ? { broadens: true } : {}),
    fields: Array.from({ length: fields }, (_, at) => ({
      path: `spec.field${at}`,
      ...(at % 3 === 1 ? {} : { before: `old ${index}.${at}` }),
      ...(at % 3 === 2 ? {} : { after: hostile ? `</script><script>alert(${index})</script>` : `new ${index}.${at}` }),
      note: `platform/prod/values.yaml:${at + 1}`,
      cause: at % 2,
    })),
  };
}

/** A page of so many objects with so many changes each. */
export function samplePage(objects: number, fields: number): Page {
  return {
    title: 'dev → prod & <others>',
    lead: `${objects} objects differ`,
    overview: {
      columns: [
        { title: 'created', tone: 'created' },
        { title: 'broadens', tone: 'broadens' },
      ],
      rows: [
        { name: 'dev', counts: [1, 0] },
        { name: 'local', counts: [0, 0] },
        { name: 'prod', counts: [2, 1] },
      ],
    },
    security: [
      { direction: 'broadens', text: 'may now read secrets', where: 'prod: Role floe-dagster-2', object: 2 },
      { direction: 'narrows', text: 'no longer mounts a token', where: 'dev: Deployment floe-dagster-0' },
    ],
    causes: [
      { place: 'platform/prod/values.yaml:1', text: 'tag: <b>', sentence: '1 line → 9 changes in 3 objects' },
      { place: 'platform/prod/values.yaml:2', sentence: '1 line → 9 changes in 3 objects' },
    ],
    data: {
      causes: ['platform/prod/values.yaml:1', 'platform/prod/values.yaml:2'],
      sides: ['dev', 'prod'],
      environments: ['dev', 'local', 'prod'],
      objects: Array.from({ length: objects }, (_, index) => sampleObject(index, fields)),
    },
    matrix: {
      columns: ['dev', 'prod'],
      groups: [
        {
          title: 'Scale',
          rows: [
            { object: 'Deployment/a', setting: 'replicas', cells: ['1', '3'], state: 'unapproved' },
            {
              object: 'Deployment/a',
              setting: 'autoscaler',
              cells: [undefined, '3 to 9'],
              state: 'allowed',
              reason: 'only prod has load',
            },
            { object: 'Deployment/b', setting: 'daemon', cells: ['1', '1'], state: 'same' },
          ],
        },
      ],
    },
    footer: ['Not analysed: what is inside images'],
  };
}
