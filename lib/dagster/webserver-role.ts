import type { DagsterChart } from './chart';
import { labels, selectorLabels } from './labels';
import { releaseName } from './names';

/** Which of the two webservers: the one that can change things, or the one that only shows them. */
export interface WebserverRole {
  readonly name: string;
  readonly component: string;
  readonly readOnly: boolean;
}

/** The webservers that the values ask for: always the first, and the read-only one with `enableReadOnly`. */
export function webserverRoles(chart: DagsterChart): WebserverRole[] {
  const name = webserverName(chart);
  const roles = [{ name, component: 'dagster-webserver', readOnly: false }];
  if (chart.webserver.truthy('enableReadOnly')) roles.push(readOnlyRole(name));
  return roles;
}

/** The name of the webserver's Deployment and Service. */
export function webserverName(chart: DagsterChart): string {
  return releaseName(chart, chart.webserver.textOr('nameOverride', 'webserver'));
}

/** The name of the read-only webserver's; its suffix comes after the cut to 63 characters. */
export function readOnlyWebserverName(chart: DagsterChart): string {
  return readOnlyRole(webserverName(chart)).name;
}

function readOnlyRole(webserver: string): WebserverRole {
  return { name: `${webserver}-read-only`, component: 'dagster-webserver-read-only', readOnly: true };
}

/** The labels of a webserver's objects. */
export function webserverLabels(chart: DagsterChart, role: WebserverRole): Record<string, string> {
  return { ...labels(chart), component: role.component };
}

/** The labels by which a webserver's Deployment and Service find its pods. */
export function webserverSelector(chart: DagsterChart, role: WebserverRole): Record<string, string> {
  return { ...selectorLabels(chart), component: role.component };
}
