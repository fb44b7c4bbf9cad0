import type { LintHit, LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import type { LocationView, ReleaseView } from '../release-view';
import { mapOf, textOf } from '../values-map';

const deployments = ['dagster-user-deployments', 'deployments'] as const;

/** The workspace file is written from one of two lists, which the chart never compares. */
export const workspaceLists: LintRule = {
  code: 'DAG030',
  title: 'the workspace and the code locations disagree',
  verdict: 'lint',
  explanation:
    'With workspace.enabled the workspace lists workspace.servers and not the deployments: a code location missing there runs and is never loaded. Lists that nobody wrote hold the chart’s example, which does not exist.',
  fix: 'leave dagsterWebserver.workspace.enabled off while this release runs the code locations; set workspace.servers only with enableSubchart: false',
  source: [13356],
  check: (view) => {
    if (!view.hasWorkspace) return [];
    const enabled = view.webserverPath('workspace', 'enabled');
    if (!view.isOn(...enabled)) return exampleLocation(view);
    if (view.isOn(...view.webserverPath('workspace', 'externalConfigmap'))) return [];
    return [...exampleServer(view), ...missing(view), ...otherPort(view)];
  },
};

function exampleLocation(view: ReleaseView): LintHit[] {
  if (view.deployed.length > 0 || view.isSet(...deployments) || view.locations.length === 0) return [];
  const message = `the subchart is off, and the workspace lists the chart’s example, ${locationNames(view.locations)}, which does not exist`;
  return [{ message, path: view.place('dagster-user-deployments', 'enableSubchart'), fix: serversFix }];
}

function exampleServer(view: ReleaseView): LintHit[] {
  const path = view.webserverPath('workspace', 'servers');
  if (view.isSet(...path) || !view.isOn(...path)) return [];
  const message = 'the workspace lists the chart’s example server, which does not exist';
  return [{ message, path: view.place(...path), fix: serversFix }];
}

const serversFix =
  'list the code servers: dagsterWebserver.workspace: { enabled: true, servers: [{ host: <service>, port: <port>, name: <name> }] }';

function missing(view: ReleaseView): LintHit[] {
  const hosts = new Set(servers(view).map((server) => server.host));
  const lost = view.deployed.filter((location) => !hosts.has(location.name));
  const [first] = lost;
  if (first === undefined) return [];
  const message = `workspace.servers, which the workspace lists instead of the deployments, lacks ${locationNames(lost)}: nothing loads it`;
  return [{ message, path: view.place(...first.path) }];
}

function otherPort(view: ReleaseView): LintHit[] {
  const byName = new Map<string, LocationView>(view.deployed.map((location) => [location.name, location]));
  return servers(view).flatMap(({ host, port, index }): LintHit[] => {
    const own = textOf(byName.get(host)?.entry['port']);
    if (own === undefined || port === undefined || own === port) return [];
    const message = `the workspace looks for code location "${host}" at port ${port}, and its server listens on ${own}`;
    const path = view.place(...view.webserverPath('workspace', 'servers'), index, 'port');
    return [{ message, path, fix: `set port: ${own} in both lists` }];
  });
}

function servers(view: ReleaseView): { host: string; port: string | undefined; index: number }[] {
  const list = view.get(...view.webserverPath('workspace', 'servers'));
  if (!Array.isArray(list)) return [];
  return list.map((server: unknown, index) => {
    const { host, port } = mapOf(server);
    return { host: textOf(host) ?? '', port: textOf(port), index };
  });
}
