import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster, type Values } from '../../lib/dagster/render';
import { base, locationNamed } from './rendering';

const release = { name: 'acme', namespace: 'data' };

/** Passes on every access and notes the paths of the leaves that are read. */
function recorded(values: Values, reads: Set<string>, path: readonly string[] = []): Values {
  return new Proxy(values, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof value === 'function') return value;
      const inner = [...path, key];
      if (typeof value === 'object' && value !== null) return recorded(value as Values, reads, inner);
      reads.add(inner.join('.'));
      return value;
    },
  });
}

function readsOf(userValues: Values): Set<string> {
  const reads = new Set<string>();
  renderDagster(recorded(coalesceWithDefaults({ ...base, ...userValues }), reads), release);
  return reads;
}

describe('reading values', () => {
  const everything = {
    runLauncher: { type: 'CeleryK8sRunLauncher' },
    flower: { enabled: true },
    ingress: { enabled: true },
    migrate: { enabled: true },
    postgresql: { replication: { enabled: true } },
    dagit: { replicaCount: 2, service: { port: 81 } },
  };

  it('goes through property access, so that what is read can be recorded', () => {
    const values = coalesceWithDefaults({ ...base, ...everything });
    const plain = renderDagster(values, release);
    expect(plain.failures).toEqual([]);
    expect(renderDagster(recorded(values, new Set()), release)).toEqual(plain);
  });

  it('leaves alone what has no effect', () => {
    const deployments = [locationNamed('a', { replicaCount: 3, note: 'x' })];
    const reads = readsOf({
      global: { serviceAccountName: 'shared' },
      serviceAccount: { name: 'own' },
      dagsterWebserver: { autoscaling: { enabled: true }, nodePort: 30000 },
      computeLogManager: { config: { s3ComputeLogManager: { bucket: 'unused' } } },
      'dagster-user-deployments': { deployments },
    });
    expect(reads).toContain('dagster-user-deployments.deployments.0.port');
    expect(reads).not.toContain('dagster-user-deployments.deployments.0.replicaCount');
    expect(reads).not.toContain('dagster-user-deployments.deployments.0.note');
    expect(reads).not.toContain('serviceAccount.name');
    expect(reads).not.toContain('dagsterWebserver.autoscaling.enabled');
    expect(reads).not.toContain('dagsterWebserver.nodePort');
    expect(reads).not.toContain('computeLogManager.config.s3ComputeLogManager.bucket');
  });

  it('leaves a value alone over which a deprecated one lies', () => {
    const reads = readsOf({ dagit: { logLevel: 'debug' }, dagsterWebserver: { logLevel: 'info', replicaCount: 2 } });
    expect(reads).toContain('dagit.logLevel');
    expect(reads).not.toContain('dagsterWebserver.logLevel');
    expect(reads).toContain('dagsterWebserver.replicaCount');
  });
});
