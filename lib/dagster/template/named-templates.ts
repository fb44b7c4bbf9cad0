import type { Chart, DagsterChart } from '../chart';
import { webserverValues } from '../deprecated-keys';
import { labels, selectorLabels } from '../labels';
import {
  fullName,
  globalText,
  labelName,
  postgresSecretName,
  releaseName,
  serviceAccountName,
  userServiceAccountName,
} from '../names';
import { postgresHost, printedPostgresHost } from '../postgres-connection';
import { databaseFullName } from '../postgresql/names';
import { chartVersion } from '../version';
import { webserverName } from '../webserver-role';
import { workspaceConfigMapName } from '../workspace';
import type { NamedTemplates } from './evaluate';
import { RootScope } from './scope';
import { TemplateFault } from './syntax';

type Named = (chart: Chart) => string;

/** The naming templates of the chart, which objects of the user's own are meant to use. */
const templates: Readonly<Record<string, Named>> = {
  'dagster.name': labelName,
  'dagster.fullname': fullName,
  'dagster.chart': (chart) => `${chart.name}-${chartVersion}`,
  'dagster.labels': (chart) => lines(labels(chart)),
  'dagster.selectorLabels': (chart) => lines(selectorLabels(chart)),
  'dagster.serviceAccountName': serviceAccountName,
  'dagsterUserDeployments.serviceAccountName': userServiceAccountName,
  'dagster.postgresql.secretName': postgresSecretName,
  'dagsterUserDeployments.postgresql.secretName': (chart) => globalText(chart, 'postgresqlSecretName'),
  'dagster.postgresql.host': printedPostgresHost,
  'dagster.postgresql.fullname': postgresHost,
  'dagster.webserver.fullname': (chart) => webserverName(mainChart(chart)),
  'dagster.webserver.componentName': () => 'dagster-webserver',
  'dagster.workspace.configmapName': (chart) => workspaceConfigMapName(mainChart(chart)),
  'dagster.workers.fullname': (chart) =>
    releaseName(
      chart,
      chart.values.block('runLauncher').block('config').block('celeryK8sRunLauncher').text('nameOverride'),
    ),
  'dagster.flower.fullname': (chart) =>
    releaseName(chart, chart.values.block('flower').textOr('nameOverride', 'flower')),
  'postgresql.name': labelName,
  'postgresql.fullname': databaseFullName,
  'dagster.rabbitmq.fullname': (chart) =>
    releaseName(chart, chart.values.block('rabbitmq').textOr('nameOverride', 'rabbitmq')),
};

/** Expands a template of the chart's by its name; the argument must be the top scope (`.` or `$`). */
export const namedTemplates: NamedTemplates = (name, dot) => {
  const template = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (template === undefined) throw new TemplateFault(`the template "${name}" is not supported in include`);
  if (!(dot instanceof RootScope)) throw new TemplateFault(`the template "${name}" needs the top scope: write "$"`);
  return template(dot.chart);
};

function mainChart(chart: Chart): DagsterChart {
  if (chart.name !== 'dagster') throw new TemplateFault('a template of the main chart is included in a subchart');
  return {
    ...chart,
    webserver: webserverValues(chart.values),
    userDeployments: chart.values.block('dagster-user-deployments'),
  };
}

function lines(map: Readonly<Record<string, string>>): string {
  return Object.entries(map)
    .map(([key, value]) => (/^[\d.]+$/.test(value) ? `${key}: "${value}"` : `${key}: ${value}`))
    .join('\n');
}
