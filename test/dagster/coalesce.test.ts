import { coalesceWithDefaults, mergeValueFiles } from '../../lib/dagster/coalesce';
import { dagsterDefaults } from '../../lib/dagster/defaults';
import type { Values } from '../../lib/dagster/render';

function at(values: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Values | undefined)?.[key], values);
}

describe('merging values files', () => {
  it('merges maps deeply and replaces lists, scalars and null', () => {
    const merged = mergeValueFiles([
      { a: { b: 1, c: [1, 2] }, d: 'x', e: { f: 1 } },
      { a: { c: [3] }, d: null, e: 5 },
      { e: { g: 2 } },
    ]);
    expect(merged).toEqual({ a: { b: 1, c: [3] }, d: null, e: { g: 2 } });
  });

  it('gives an empty map for no files', () => {
    expect(mergeValueFiles([])).toEqual({});
  });

  it('keeps a key that JavaScript takes for something else', () => {
    const merged = mergeValueFiles([JSON.parse('{"__proto__": {"a": 1}, "constructor": 1}')]);
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"a":1},"constructor":1}');
  });

  it('leaves its layers as they were', () => {
    const layers = [{ a: { b: 1 } }, { a: { c: 2 } }];
    mergeValueFiles(layers);
    expect(layers).toEqual([{ a: { b: 1 } }, { a: { c: 2 } }]);
  });
});

describe('laying values over the defaults', () => {
  it('takes the defaults where the user says nothing', () => {
    expect(at(coalesceWithDefaults({}), 'dagsterWebserver', 'service', 'port')).toBe(80);
  });

  it('replaces a list of the defaults as a whole', () => {
    const values = coalesceWithDefaults({ 'dagster-user-deployments': { deployments: [] } });
    expect(at(values, 'dagster-user-deployments', 'deployments')).toEqual([]);
  });

  it('deletes a default at null, at the top and inside', () => {
    const values = coalesceWithDefaults({ telemetry: null, dagsterWebserver: { readinessProbe: { httpGet: null } } });
    expect(values).not.toHaveProperty('telemetry');
    expect(at(values, 'dagsterWebserver', 'readinessProbe')).not.toHaveProperty('httpGet');
    expect(at(values, 'dagsterWebserver', 'readinessProbe', 'periodSeconds')).toBe(20);
  });

  it('keeps a null that deletes nothing', () => {
    const values = coalesceWithDefaults({ unknown: null, dagsterWebserver: { unknown: null, logLevel: null } });
    expect(values['unknown']).toBeNull();
    expect(at(values, 'dagsterWebserver', 'unknown')).toBeNull();
    expect(at(values, 'dagsterWebserver', 'logLevel')).toBeNull();
  });

  it('keeps the user’s value where map and scalar meet', () => {
    const values = coalesceWithDefaults({ dagsterWebserver: { service: 5 }, rbacEnabled: { a: 1 } });
    expect(at(values, 'dagsterWebserver', 'service')).toBe(5);
    expect(values['rbacEnabled']).toEqual({ a: 1 });
  });

  it('adds the defaults of a subchart under its name, the chart’s own first', () => {
    const values = coalesceWithDefaults({});
    expect(at(values, 'postgresql', 'image', 'repository')).toBe('library/postgres');
    expect(at(values, 'postgresql', 'replication', 'enabled')).toBe(false);
  });

  it('adds no defaults of a subchart that is switched off', () => {
    const values = coalesceWithDefaults({ postgresql: { enabled: false } });
    expect(values['postgresql']).not.toHaveProperty('replication');
    expect(values['postgresql']).not.toHaveProperty('global');
  });

  it('leaves a subchart on whose switch is no boolean, as Helm does', () => {
    expect(coalesceWithDefaults({ postgresql: { enabled: 'false' } })['postgresql']).toHaveProperty('replication');
  });

  it('deletes a default of a subchart at null', () => {
    const values = coalesceWithDefaults({ postgresql: { replication: null, service: { port: null } } });
    expect(values['postgresql']).not.toHaveProperty('replication');
    expect(at(values, 'postgresql', 'service')).not.toHaveProperty('port');
  });

  it('passes globals down into the subcharts, over their own', () => {
    const values = coalesceWithDefaults({
      global: { dagsterHome: '/home', postgresql: { a: 1 } },
      postgresql: { global: { dagsterHome: '/other', postgresql: { b: 2 } } },
    });
    expect(at(values, 'dagster-user-deployments', 'global', 'dagsterHome')).toBe('/home');
    expect(at(values, 'postgresql', 'global')).toMatchObject({ dagsterHome: '/home', postgresql: { a: 1, b: 2 } });
  });

  it('leaves a default global in the subcharts that the user deletes at the top, as Helm does', () => {
    const values = coalesceWithDefaults({ global: { dagsterHome: null } });
    expect(values['global']).not.toHaveProperty('dagsterHome');
    expect(at(values, 'postgresql', 'global', 'dagsterHome')).toBe('/opt/dagster/dagster_home');
  });

  it('changes neither the values nor the defaults', () => {
    const before = JSON.stringify(dagsterDefaults);
    const user = { dagsterWebserver: { service: { port: null } }, postgresql: { image: { tag: '15' } } };
    const copy = structuredClone(user);
    const values = coalesceWithDefaults(user) as Record<string, Record<string, unknown>>;
    (values['dagsterDaemon'] as Record<string, unknown>)['enabled'] = 'changed';
    expect(user).toEqual(copy);
    expect(JSON.stringify(dagsterDefaults)).toBe(before);
  });
});
