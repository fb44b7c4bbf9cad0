import { checkPlatform } from '../../../lib/schema/platform/check-platform';
import { places, yamlSource } from '../check-schema/yaml-source';
import { codes, findings, fixture, platform } from './check';

describe("the ADR's example", () => {
  test('loads, with the two warnings that the runtime gives reason for', () => {
    const { value, diagnostics } = checkPlatform(yamlSource(fixture('adr-platform.yaml')));
    expect(places(diagnostics)).toEqual([
      '13:17 FLOE2050 storage.default.credentials.role_arn',
      '39:21 FLOE2051 observability.lineage_endpoint',
    ]);
    expect(diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(value?.catalogs['default']).toEqual({
      type: 'polaris',
      uri: 'https://polaris.internal:8181/api/catalog',
      warehouse: 'production_catalog',
      namespace: 'default',
      credentials: {
        mode: 'oauth2',
        client_id: 'floe-service-account',
        client_secret: { secret_ref: 'polaris-oauth-credentials' },
        scope: 'PRINCIPAL_ROLE:DATA_ENGINEER',
        role_arn: null,
        secret_ref: null,
      },
      access_delegation: 'vended-credentials',
      token_refresh_enabled: true,
      properties: {},
    });
  });
});

test('a file with every section of every version has no findings', () => {
  expect(findings(fixture('all-sections.yaml'))).toEqual([]);
});

test('an empty file is a platform with all defaults', () => {
  expect(platform('')).toEqual({
    version: '1.2.0',
    layers: {},
    infrastructure: null,
    security: null,
    governance: null,
    storage: {},
    catalogs: {},
    compute: {},
    observability: null,
  });
});

test('keys come in the order of the schema, whatever the order of the file', () => {
  expect(Object.keys(platform('compute: {}\nversion: "1.0.0"')).slice(0, 2)).toEqual(['version', 'layers']);
});

describe('the version', () => {
  test.each(['1.0.0', '1.1.0', '1.2.0', '1.3.0'])('%s is known', (version) => {
    expect(findings(`version: "${version}"`)).toEqual([]);
  });

  test('that is not known is warned about, with those that are', () => {
    expect(findings('version: "2.0.0"')).toEqual([
      'warning FLOE2054 version: version "2.0.0" of platform.yaml is not one that the toolkit knows (1.0.0, 1.1.0, 1.2.0, 1.3.0); it is read as 1.3.0',
    ]);
  });

  test('of another form is an error', () => {
    expect(codes('version: "1.2"')).toEqual(['error FLOE2005 version']);
    expect(codes('version: 1.2')).toEqual(['error FLOE2003 version']);
  });
});

test.each(['storage', 'catalogs', 'compute', 'layers'])(
  '%s without a value is an error, not an empty map',
  (section) => {
    expect(findings(`${section}:`)).toEqual([
      `error FLOE2003 ${section}: "${section}" is empty (null); expected a map`,
    ]);
  },
);

test.each(['infrastructure', 'security', 'governance', 'observability'])(
  '%s without a value is left out',
  (section) => {
    expect(findings(`${section}:`)).toEqual([]);
  },
);
