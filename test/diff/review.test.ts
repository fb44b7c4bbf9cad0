import { groupByCause } from '../../lib/diff/cause/group-by-cause';
import { compareSides } from '../../lib/diff/compare-sides';
import { formatDiffMarkdown } from '../../lib/diff/markdown/format-markdown';
import type { DiffReport } from '../../lib/diff/model';
import { platformSide } from '../../lib/diff/sides/platform-side';
import { podSentences } from '../../lib/diff/words';
import { PlatformFolder } from '../synth/platform-folder';

const values = 'platform/prod/values.yaml';
const onCall = (rules: string) => `  extraManifests:
    - apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: { name: on-call }
      rules:
        - { apiGroups: [""], resources: [pods], verbs: [get, list] }
${rules}`;

let before: PlatformFolder;
let after: PlatformFolder;
let report: DiffReport;

/** One pull request: more webservers, a Secret for the daemon, a code location's new name, a wider Role, retention. */
beforeAll(() => {
  before = new PlatformFolder();
  after = new PlatformFolder();
  before.write(values, before.read(values) + onCall(''));
  const wider = onCall('        - { apiGroups: [""], resources: [pods/exec], verbs: [create] }\n');
  const more = `  dagsterDaemon:
    envSecrets:
      - name: pagerduty-token
  retention:
    enabled: true
`;
  after.write(values, after.read(values) + more + wider);
  after.edit(values, 'replicaCount: 3', 'replicaCount: 5');
  after.edit('platform/values.yaml', '  marketing-attribution:', '  marketing-insights:');
  const artifacts = 'platform/prod/artifacts';
  after.write(`${artifacts}/marketing-insights.json`, after.read(`${artifacts}/marketing-attribution.json`));
  after.remove(`${artifacts}/marketing-attribution.json`);
  const [left, right] = [before, after].map(({ root }, at) =>
    platformSide({ label: ['main', 'working tree'][at] ?? '', root, only: ['prod'] }),
  );
  if (left === undefined || right === undefined) throw new Error('two sides');
  expect([...left.diagnostics, ...right.diagnostics].filter(({ severity }) => severity === 'error')).toEqual([]);
  report = compareSides(left, right);
});
afterAll(() => {
  before.delete();
  after.delete();
});

const release = 'floe-dagster';
const location = 'floe-dagster-dagster-user-deployments';

test('which pods are replaced stands on top', () => {
  expect(report.environments.flatMap(podSentences)).toEqual([
    `pods replaced: ${release}-daemon, ${location}-customer-analytics, ${release}-dagster-webserver`,
    `pods stop, and others start under a new object: ${location}-marketing-insights`,
  ]);
});

test('what widens access is the Secret and the Role, and nothing else', () => {
  const widening = report.environments.flatMap(({ security }) =>
    security.filter(({ direction }) => direction === 'broadens').map(({ object, text }) => `${object.name}: ${text}`),
  );
  expect(widening).toEqual([
    `${release}-daemon: its pods get all keys of Secret pagerduty-token`,
    'on-call: may now create pods/exec (run commands in pods)',
  ]);
});

test('five decisions are five lines, and everything else follows from them', () => {
  const groups = groupByCause(report);
  expect(groups.map(({ cause, changes, following }) => [cause?.text, changes - following])).toEqual([
    ['marketing-insights:', 0],
    ['enabled: true', 1],
    ['replicaCount: 5', 1],
    ['envSecrets: ↵ - name: pagerduty-token', 1],
    [expect.stringMatching(/^rules: ↵ /), 1],
  ]);
  expect(groups[0]?.objects.filter(({ object }) => object.status === 'renamed')).toHaveLength(4);
});

test('the comment says it in its first lines', () => {
  const [head = ''] = formatDiffMarkdown(report).split('#### <code>prod</code>');
  expect(head).toContain('**11 objects differ in 30 changes: 7 changed, 4 renamed.**');
  expect(head).toContain('⚠️ **2 findings widen access.**');
  expect(head.indexOf('Access and security')).toBeLessThan(head.indexOf('Causes'));
  expect(head.split('\n').length).toBeLessThan(40);
});
