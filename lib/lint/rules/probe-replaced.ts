import { isTruthy } from '../../dagster/values/go-value';
import { isRecord } from '../../documents/is-record';
import type { LintHit, LintRule } from '../lint-rule';
import type { LocationView, ReleaseView } from '../release-view';

const handlers = ['httpGet', 'tcpSocket', 'grpc'] as const;
const fix = 'give the probe an exec command, which is used as it is';

/** Only a probe with `exec` is taken over; any other gets the chart's health check. */
export const probeReplaced: LintRule = {
  code: 'DAG016',
  title: 'probes of code servers are replaced',
  verdict: 'lint',
  explanation:
    'A readiness or liveness probe of a code location without exec becomes "dagster api grpc-health-check", whatever handler it has; a startup probe gets that command beside its handler, which Kubernetes refuses. livenessProbe: { enabled: false } makes a probe. The health check of "dagster code-server start" passes while the code behind it hangs.',
  fix,
  source: [17677, 25868],
  check: (view) =>
    view.deployed.flatMap((location) => [
      ...replaced(view, location, 'readinessProbe'),
      ...replaced(view, location, 'livenessProbe'),
      ...liveness(view, location),
      ...startup(view, location),
    ]),
};

function replaced(view: ReleaseView, { name, entry, path }: LocationView, key: string): LintHit[] {
  const probe = entry[key];
  if (!isRecord(probe) || isTruthy(probe['exec']) || probe['enabled'] === false) return [];
  const handler = handlers.find((one) => isTruthy(probe[one]));
  if (handler === undefined) return [];
  const message = `"${handler}" of the ${key} of code location "${name}" is replaced by "dagster api grpc-health-check"`;
  return [{ message, path: view.place(...path, key, handler) }];
}

function liveness(view: ReleaseView, { name, entry, path }: LocationView): LintHit[] {
  const probe = entry['livenessProbe'];
  if (!isRecord(probe) || Object.keys(probe).length === 0) return [];
  if (probe['enabled'] === false) {
    const message = `code location "${name}" gets a liveness probe: "enabled: false" is not read, and any key makes the probe`;
    return [
      { message, path: view.place(...path, 'livenessProbe', 'enabled'), fix: 'remove livenessProbe, or set it to {}' },
    ];
  }
  const proxied = !isTruthy(entry['dagsterApiGrpcArgs']) && isTruthy(entry['codeServerArgs']);
  if (!proxied || isTruthy(probe['exec'])) return [];
  const message = `the liveness probe of code location "${name}" passes while its code hangs: "dagster code-server start" answers for it`;
  const own = 'give livenessProbe an exec command that asks for the definitions, or use dagsterApiGrpcArgs';
  return [{ message, path: view.place(...path, 'livenessProbe'), fix: own, severity: 'info' }];
}

function startup(view: ReleaseView, { name, entry, path }: LocationView): LintHit[] {
  const probe = entry['startupProbe'];
  if (!isRecord(probe) || !isTruthy(probe['enabled']) || isTruthy(probe['exec'])) return [];
  const handler = handlers.find((one) => isTruthy(probe[one]));
  if (handler === undefined) return [];
  const message = `the startup probe of code location "${name}" gets an exec command beside "${handler}": Kubernetes refuses a probe with two handlers`;
  return [{ message, path: view.place(...path, 'startupProbe', handler), severity: 'error' }];
}
