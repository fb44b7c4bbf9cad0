import type { DataPath } from '../../diagnostics/diagnostic';
import type { Finding } from '../finding';
import { isBlank, readMap } from '../rule-reading';

/** Keys of platform.yaml and values.yaml that people write into floe.yaml, and where they belong. */
const homes = new Map(
  Object.entries({
    polaris: 'platform.yaml (Tier 2), as a profile under "catalogs"; name the profile here: catalog: default',
    catalogs: 'platform.yaml (Tier 2); name a profile here: catalog: default',
    layers: 'platform.yaml (Tier 2)',
    infrastructure: 'platform.yaml (Tier 2)',
    security: 'platform.yaml (Tier 2)',
    credentials: 'platform.yaml (Tier 2), in a profile',
    endpoint: 'platform.yaml (Tier 2), in a profile under "storage"',
    bucket: 'platform.yaml (Tier 2), in a profile under "storage"',
    uri: 'platform.yaml (Tier 2), in a profile under "catalogs"',
    warehouse: 'platform.yaml (Tier 2), in a profile under "catalogs"',
    resources: 'values.yaml (Tier 3)',
    replicas: 'values.yaml (Tier 3)',
    image: 'values.yaml (Tier 3)',
    env: 'values.yaml (Tier 3)',
  }),
);

/** Names the tier that an unknown key of floe.yaml belongs to (ADR R9, R23). */
export function misplacedFloeKey(key: string, parent: DataPath): string | undefined {
  const home = parent.length === 0 ? homes.get(key) : undefined;
  return home === undefined ? undefined : `move it to ${home}`;
}

const sections = new Map([
  ['storage', 'storage'],
  ['catalog', 'catalogs'],
  ['compute', 'compute'],
]);

/** Says what to write where a profile stands in place of its name (ADR R14). */
export function profileNameFix(path: DataPath, value: unknown): string | undefined {
  const key = String(path[0]);
  const section = path.length === 1 ? sections.get(key) : undefined;
  if (section === undefined || typeof value !== 'object') return undefined;
  return `name a profile, ${key}: default, and move what stands here to platform.yaml (Tier 2): ${section}.default`;
}

/** Warns about the endpoints that the runtime's schema takes in floe.yaml (ADR R1; schema section 2). */
export function checkEndpoints(floe: unknown): Finding[] {
  const observability = readMap(floe, 'observability');
  return ['otlp_endpoint', 'lineage_endpoint', 'compute_logs']
    .filter((key) => !isBlank(observability[key]))
    .map((key) => ({
      severity: 'warning',
      code: 'FLOE2056',
      message: `"${key}" is infrastructure: the same floe.yaml would not fit another environment`,
      fix: `move it to platform.yaml (Tier 2): observability.${key}`,
      path: ['observability', key],
      at: 'key',
    }));
}
