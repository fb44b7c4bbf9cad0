import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster, type Values } from '../../lib/dagster/render';
import { comparable, parseObjects } from './comparison';

/** Cases in which the chart's own output is unusable, and ours therefore another. */
const differsOnPurpose: Readonly<Record<string, string>> = {
  'quirk-large-numbers': 'numbers of a million and more stay digits instead of 1e+06',
  'quirk-ingress-offline': 'the Ingress is always networking.k8s.io/v1, as Kubernetes no longer has the older API',
  'quirk-dagit-v1beta1': 'the Ingress is always networking.k8s.io/v1, as Kubernetes no longer has the older API',
  'quirk-fullname-override': 'two Roles and two RoleBindings of one name become one that serves both accounts',
  'quirk-global-name-override': 'two Roles and two RoleBindings of one name become one that serves both accounts',
};

const casesFolder = join(__dirname, 'cases');
const rejectedFolder = join(__dirname, 'rejected');
const cases = readdirSync(casesFolder).sort();
const rejected = readdirSync(rejectedFolder).sort();

function valuesOf(folder: string): Values {
  return (parse(readFileSync(join(folder, 'values.yaml'), 'utf8'), { version: '1.1' }) ?? {}) as Values;
}

function renderCase(name: string) {
  const folder = join(casesFolder, name);
  const { release, namespace } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Record<string, string>;
  const values = deepFrozen(coalesceWithDefaults(deepFrozen(valuesOf(folder))));
  const result = renderDagster(values, { name: release ?? '', namespace: namespace ?? '' });
  const expected = parseObjects(readFileSync(join(folder, 'expected.yaml'), 'utf8'));
  return { ...result, expected };
}

/** Freezes data all through, so that a renderer that writes to its values throws. */
function deepFrozen<T>(data: T): T {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    Object.values(data).forEach(deepFrozen);
  }
  return data;
}

describe('the official chart', () => {
  it.each(cases.filter((name) => !(name in differsOnPurpose)))('renders %s to the objects of Helm', (name) => {
    const { manifests, failures, expected } = renderCase(name);
    expect(failures).toEqual([]);
    expect(comparable(manifests)).toEqual(comparable(expected));
  });

  it.each(Object.entries(differsOnPurpose))('renders %s otherwise than Helm, as %s', (name) => {
    const { manifests, failures, expected } = renderCase(name);
    expect(failures).toEqual([]);
    expect(comparable(manifests)).not.toEqual(comparable(expected));
  });

  it.each(cases)('renders %s to the same bytes twice', (name) => {
    expect(JSON.stringify(renderCase(name).manifests)).toBe(JSON.stringify(renderCase(name).manifests));
  });

  it.each(rejected)('refuses %s with one failure that says where and how to mend it', (name) => {
    const values = coalesceWithDefaults(valuesOf(join(rejectedFolder, name)));
    const { failures } = renderDagster(values, { name: 'floe-dagster', namespace: 'data-platform' });
    expect(failures).toHaveLength(1);
    expect(failures[0]?.path.length).toBeGreaterThan(0);
    expect(failures[0]?.fix).toBeDefined();
  });
});
