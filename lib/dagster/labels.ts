import type { Chart } from './chart';
import { labelName, shortName } from './names';
import { chartVersion } from './version';

type Labels = Record<string, string>;

/** The labels of a chart's workloads and services. */
export function labels(chart: Chart): Labels {
  return {
    'helm.sh/chart': chartLabel(chart.name, chartVersion),
    ...selectorLabels(chart),
    'app.kubernetes.io/version': chartVersion,
    'app.kubernetes.io/managed-by': 'floe-cdk8s',
  };
}

/** The labels that a chart's selectors are made of. */
export function selectorLabels(chart: Chart): Labels {
  return { 'app.kubernetes.io/name': labelName(chart), 'app.kubernetes.io/instance': chart.release.name };
}

/** The older labels that ConfigMaps, Secrets and the main chart's Role carry. */
export function olderLabels(chart: Chart, version = chartVersion): Labels {
  return {
    app: labelName(chart),
    chart: chartLabel(chart.name, version),
    release: chart.release.name,
    heritage: 'Helm',
  };
}

function chartLabel(name: string, version: string): string {
  return shortName(`${name}-${version}`.replaceAll('+', '_'));
}
