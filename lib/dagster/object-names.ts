import type { DagsterChart, Release } from './chart';
import { webserverValues } from './deprecated-keys';
import { selectorLabels } from './labels';
import { fullName, postgresSecretName, serviceAccountName, userServiceAccountName } from './names';
import { Refusal, type RenderFailure } from './refusal';
import { Block, rootBlock } from './values/block';
import type { Values } from './values/values';
import { webserverRoles } from './webserver-role';

/** Names of a release's objects that other objects refer to. */
export interface ObjectNames {
  /** Prefix of most objects. */
  readonly fullname: string;
  readonly webserver: string;
  /** Labels that select the webserver's pods. */
  readonly webserverSelector: Readonly<Record<string, string>>;
  /** The Deployments of webservers, the read-only one last, and the labels that select their pods. */
  readonly webservers: readonly { readonly name: string; readonly selector: Readonly<Record<string, string>> }[];
  /** Labels that select the daemon's pod. */
  readonly daemonSelector: Readonly<Record<string, string>>;
  /** Labels that select the pods of all code servers. */
  readonly locationSelector: Readonly<Record<string, string>>;
  /** The ConfigMap with dagster.yaml. */
  readonly instanceConfigMap: string;
  /** The Secret with the database's password. */
  readonly postgresqlSecret: string;
  readonly serviceAccount: string;
  /** The ServiceAccount of code locations and their runs. */
  readonly userServiceAccount: string;
}

/**
 * Tells how the chart will name the objects of a release; `values` are merged with the chart's defaults.
 *
 * Without names when the values that they are made of have another shape than the chart expects.
 */
export function objectNames(values: Values, release: Release): { names?: ObjectNames; failure?: RenderFailure } {
  try {
    return { names: readNames(values, release) };
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure };
    throw error;
  }
}

function readNames(values: Values, release: Release): ObjectNames {
  const block = rootBlock(values);
  const userDeployments = block.block('dagster-user-deployments');
  const webserver = webserverValues(block);
  const chart: DagsterChart = { name: 'dagster', values: block, release, webserver, userDeployments };
  const fullname = fullName(chart);
  const roles = webserverRoles(chart);
  const role = roles[0];
  // Helm shares `global` with a chart inside another only where that one is on: code locations of another release.
  const shared = userDeployments.has('global') ? {} : { global: values['global'] };
  const locationValues = new Block({ ...userDeployments.data, ...shared }, userDeployments.path);
  const locations = { ...chart, name: 'dagster-user-deployments', values: locationValues };
  return {
    fullname,
    webserver: role?.name ?? '',
    webserverSelector: { ...selectorLabels(chart), component: role?.component ?? '' },
    webservers: roles.map(({ name, component }) => ({ name, selector: { ...selectorLabels(chart), component } })),
    daemonSelector: { ...selectorLabels(chart), component: 'dagster-daemon' },
    locationSelector: { ...selectorLabels(locations), component: 'user-deployments' },
    instanceConfigMap: `${fullname}-instance`,
    postgresqlSecret: postgresSecretName(chart),
    serviceAccount: serviceAccountName(chart),
    userServiceAccount: userServiceAccountName(locations),
  };
}
