import type { DataPath } from '../diagnostics/diagnostic';
import { valueAt } from '../documents/value-at';
import type { LocationView, ReleaseView } from './release-view';

/** A section of the values that describes pods. */
export interface PodOwner {
  readonly component: 'webserver' | 'daemon' | 'celery' | 'flower' | 'code server';
  /** What the pods are, for a sentence: `the webserver`. */
  readonly label: string;
  /** The effective value of a setting. */
  get(...path: DataPath): unknown;
  /** Where a finding about the setting points. */
  place(...path: DataPath): DataPath;
}

/** Webserver and daemon, as far as these values start them. */
export function controlPods(view: ReleaseView): PodOwner[] {
  const webserver: PodOwner = {
    component: 'webserver',
    label: 'the webserver',
    get: (...path) => view.get(...view.webserverPath(...path)),
    place: (...path) => view.place(...view.webserverPath(...path)),
  };
  const daemon = section(view, { component: 'daemon', label: 'the daemon', at: ['dagsterDaemon'] });
  return view.isOn('dagsterDaemon', 'enabled') ? [webserver, daemon] : [webserver];
}

/** The pods of the main chart that these values start: webserver, daemon, Celery workers, Flower. */
export function mainPods(view: ReleaseView): PodOwner[] {
  const launcher = ['runLauncher', 'config', 'celeryK8sRunLauncher'];
  const celery = section(view, { component: 'celery', label: 'the Celery workers', at: launcher });
  const flower = section(view, { component: 'flower', label: 'Flower', at: ['flower'] });
  return [
    ...controlPods(view),
    ...(view.launcher === 'CeleryK8sRunLauncher' ? [celery] : []),
    ...(view.isOn('flower', 'enabled') ? [flower] : []),
  ];
}

/** The code server of a location. */
export function codeServer(view: ReleaseView, location: LocationView): PodOwner {
  return {
    component: 'code server',
    label: `code location "${location.name}"`,
    get: (...path) => valueAt(location.entry, path),
    place: (...path) => view.place(...location.path, ...path),
  };
}

function section(
  view: ReleaseView,
  { at, ...named }: Pick<PodOwner, 'component' | 'label'> & { readonly at: DataPath },
): PodOwner {
  return { ...named, get: (...path) => view.get(...at, ...path), place: (...path) => view.place(...at, ...path) };
}

/** True when the webserver and the daemon wait for the Services of code locations. */
export function waitsForLocations(view: ReleaseView): boolean {
  return view.hasWorkspace && view.deployed.length > 0;
}
