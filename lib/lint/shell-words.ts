import { waitingContainerName } from '../dagster/init-containers';
import type { DataPath } from '../diagnostics/diagnostic';
import { type LintInput, ReleaseView } from './release-view';
import { textOf } from './values-map';

/** A value that goes into the script of a container, unquoted. */
export interface ShellWord {
  /** Path in the user's values. */
  readonly path: DataPath;
  /** Which container's shell reads it: `check-db-ready`. */
  readonly container: string;
}

/** What a shell takes as it is, in any place of a word. */
const harmless = /^[\w./:@%+,=~-]*$/;

/**
 * Finds values that the chart writes into shell scripts and that hold more than one word, or something the shell acts
 * on: `$`, backticks, quotes, `;`, `|`, `&`. The chart does not quote them, so they would run as commands.
 */
export function findShellWords(input: LintInput): ShellWord[] {
  const view = new ReleaseView(input);
  return places(view).filter(({ path }) => {
    const text = textOf(view.get(...path));
    return text !== undefined && !harmless.test(text);
  });
}

function places(view: ReleaseView): ShellWord[] {
  const at = (container: string, section: DataPath, ...keys: DataPath[]) =>
    keys.map((key): ShellWord => ({ container, path: [...section, ...key] }));
  const webserver = [
    ['service', 'port'],
    ['dbStatementTimeout'],
    ['dbPoolRecycle'],
    ['dbPoolMaxOverflow'],
    ['pathPrefix'],
    ['logLevel'],
    ['logFormat'],
  ];
  const isBundled = view.isOn('postgresql', 'enabled');
  return [
    ...webserver.map((key) => ({ container: 'the webserver', path: view.webserverPath(...key) })),
    ...(view.isOn('dagsterDaemon', 'enabled') ? at('the daemon', ['dagsterDaemon'], ['logFormat']) : []),
    ...at('check-db-ready', ['postgresql'], ['service', 'port'], ['postgresqlUsername']),
    ...(isBundled
      ? at('the database', ['postgresql'], ['postgresqlDatabase'], ['persistence', 'mountPath'])
      : at('check-db-ready', ['postgresql'], ['postgresqlHost'])),
    ...(view.launcher === 'CeleryK8sRunLauncher' ? at('the Celery workers', ['global'], ['dagsterHome']) : []),
    ...view.deployed.map(({ path, name }) => ({ container: waitingContainerName(name), path: [...path, 'name'] })),
  ];
}
