import * as z from 'zod';
import { type SchemaCode, schemaCodes } from '../../../lib/diagnostics/codes/schema-codes';
import type { Diagnostic } from '../../../lib/diagnostics/diagnostic';
import { checkSchema } from '../../../lib/schema/check-schema';
import { checkFloeSpec } from '../../../lib/schema/floe-spec/check-floe-spec';
import { checkPlatform } from '../../../lib/schema/platform/check-platform';
import { yamlSource } from './yaml-source';

function platform(yaml: string): Diagnostic[] {
  return checkPlatform(yamlSource(yaml)).diagnostics;
}
function floe(yaml: string): Diagnostic[] {
  return checkFloeSpec(yamlSource(`name: x\nversion: "1"\n${yaml}`)).diagnostics;
}
function credentials(fields: string): Diagnostic[] {
  return platform(`storage: { d: { bucket: abc, credentials: { ${fields} } } }`);
}

/** For each code the smallest input that has that fault and no other. */
const faults: Record<SchemaCode, () => Diagnostic[]> = {
  FLOE2001: () => platform('storage: { d: {} }'),
  FLOE2002: () => platform('zzz: 1'),
  FLOE2003: () => platform('storage: []'),
  FLOE2004: () => credentials('client_secret: hunter2'),
  FLOE2005: () => platform('version: "1"'),
  FLOE2006: () => credentials('mode: OAuth2'),
  FLOE2007: () => platform('storage: { d: { bucket: a } }'),
  FLOE2008: () => floe('orchestration: { partitions: { p: { type: static, partition_keys: [a, a] } } }'),
  FLOE2009: () =>
    checkSchema(
      z.string().refine(() => false, 'no'),
      yamlSource('x'),
    ).diagnostics,
  FLOE2010: () =>
    platform(
      'catalogs: { default: { uri: u, warehouse: w } }\nlayers: { l: { name: l, storage_ref: s, namespace: n } }',
    ),
  FLOE2011: () => credentials('mode: iam_role'),
  FLOE2012: () =>
    platform(
      'storage: { s: { bucket: abc } }\ncatalogs: { default: { uri: u, warehouse: w } }\nlayers: { l: { name: l, storage_ref: s, namespace: n-n } }',
    ),
  FLOE2013: () => platform('infrastructure: { cloud: { provider: aws } }'),
  FLOE2050: () => credentials('role_arn: arn:aws:iam::1:role/x'),
  FLOE2051: () => platform('observability: { lineage_endpoint: http://m }'),
  FLOE2052: () => credentials('mode: oauth2, client_id: x, client_secret: { secret_ref: x }'),
  FLOE2053: () => credentials('secret_ref: X'),
  FLOE2054: () => platform('version: "9.0.0"'),
  FLOE2055: () => platform('security: { secret_backends: { primary: external_secrets } }'),
  FLOE2056: () => floe('observability: { otlp_endpoint: http://j }'),
  FLOE2057: () =>
    platform(
      'storage: { s: { bucket: abc } }\ncatalogs: { default: { uri: u, warehouse: w } }\nlayers: { l: { name: l, storage_ref: s, namespace: w.n } }',
    ),
};

test.each(Object.keys(schemaCodes) as SchemaCode[])('%s is found, and it alone', (code) => {
  expect(faults[code]().map((diagnostic) => diagnostic.code)).toEqual([code]);
});

test.each(Object.keys(schemaCodes) as SchemaCode[])(
  '%s is an error, or a warning from FLOE2050 on, but for FLOE2056',
  (code) => {
    const severity = Number(code.slice(4)) < 2050 || code === 'FLOE2056' ? 'error' : 'warning';
    expect(faults[code]()[0]?.severity).toBe(severity);
  },
);

test.each(Object.keys(schemaCodes) as SchemaCode[])(
  '%s has a sentence in house style: no capital first, no full stop',
  (code) => {
    expect(faults[code]()[0]?.message).toMatch(/^[^A-Z].*[^.]$/);
  },
);
