import type { LintRule } from '../lint-rule';

/** The volume of the workspace file has no `optional`. */
export const externalWorkspace: LintRule = {
  code: 'DAG022',
  title: 'an external workspace ConfigMap is required',
  verdict: 'lint',
  explanation:
    'Webserver and daemon mount the ConfigMap that externalConfigmap names, and it cannot be optional: until it exists their pods stay in ContainerCreating.',
  fix: 'make the ConfigMap before the release or in extraManifests, or list the code servers in dagsterWebserver.workspace.servers',
  source: [25491],
  check: (view) => {
    const path = view.webserverPath('workspace', 'externalConfigmap');
    const name = view.text(...path);
    const isUsed = view.hasWorkspace && view.isOn(...view.webserverPath('workspace', 'enabled'));
    if (name === undefined || !isUsed || view.addsObject(['ConfigMap'], name)) return [];
    return [
      {
        message: `webserver and daemon do not start until the ConfigMap "${name}" exists, which nothing here makes`,
        path: view.place(...path),
        severity: 'info',
      },
    ];
  },
};
