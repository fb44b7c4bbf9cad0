import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/manifest';
import type { VerifyContext } from '../../lib/verify/finding';
import { type ManifestCheck, manifestChecks } from '../../lib/verify/verify';
import { serverChecks } from './server-checks';

const cases = join(__dirname, '../parity/cases');
/** Cases that reach every template of the chart between them. */
const soundCases = [
  'celery-redis-flower',
  'chart-defaults',
  'daemon-everything',
  'extra-manifests',
  'ingress-v1-defaults',
  'k8s-run-launcher-everything',
  'launched-runs-config',
  'location-env-list',
  'location-init-sidecars',
  'location-liveness-startup-probes',
  'location-scheduling-security',
  'location-volumes',
  'logs-s3',
  'migrate-job',
  'outside-schema-nulls',
  'postgres-bundled-custom',
  'quirk-large-numbers',
  'twelve-locations',
  'unicode-multiline',
  'webserver-everything',
  'webserver-read-only-env-map',
  'yaml-11-strings',
];

function readCase(name: string): { manifests: Manifest[]; context: VerifyContext } {
  const { namespace } = JSON.parse(readFileSync(join(cases, name, 'case.json'), 'utf8')) as { namespace: string };
  const documents = parseAllDocuments(readFileSync(join(cases, name, 'expected.yaml'), 'utf8'), { version: '1.1' });
  const manifests = documents.map((document) => document.toJS() as Manifest);
  const existing = { secrets: [], configMaps: [], serviceAccounts: [] };
  return { manifests, context: { existing, references: 'assume', namespace } };
}

function errorsOf(name: string, checks: readonly ManifestCheck[]): string[] {
  const { manifests, context } = readCase(name);
  const findings = checks.flatMap((check) => check(manifests, context));
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, manifest }) => `${code} ${manifest.kind}`);
}

/** What an API server refuses, or keeps only one of, of the chart's own output. */
const chartFaults: Readonly<Record<string, readonly string[]>> = {
  'dagit-backcompat': Array(4).fill('FLOE4002 Ingress'),
  'location-readiness-probes': ['FLOE4013 Deployment'],
  'long-release-name': ['FLOE4060 Service', 'FLOE4060 Service'],
  'quirk-dagit-v1beta1': ['FLOE4005 Ingress'],
  'quirk-fullname-override': ['FLOE4080 Role', 'FLOE4080 RoleBinding'],
  'quirk-global-name-override': ['FLOE4080 Role', 'FLOE4080 RoleBinding'],
  'quirk-ingress-offline': ['FLOE4005 Ingress'],
  'quirk-merge-keeps-defaults': ['FLOE4010 Deployment', 'FLOE4010 Deployment'],
  'quirk-probe-handlers': ['FLOE4001 Deployment', 'FLOE4001 Deployment', 'FLOE4010 Deployment', 'FLOE4010 Deployment'],
};

const names = [...soundCases, ...Object.keys(chartFaults)];

test.each(names)('accepts what the official chart renders for %s, but for the faults of the chart', (name) => {
  expect(errorsOf(name, serverChecks).sort()).toEqual(chartFaults[name] ?? []);
});

test.each([...names, 'daemon-disabled'])('takes nothing in %s for a credential that is none', (name) => {
  const found = errorsOf(name, [manifestChecks['secret-values']]).filter((finding) => finding !== 'FLOE4020 Secret');
  // The values of this case hold a shared access token, and the chart writes it into a ConfigMap.
  expect(found).toEqual(name === 'daemon-disabled' ? ['FLOE4022 ConfigMap'] : []);
});
