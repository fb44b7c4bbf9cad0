import { App } from 'cdk8s';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Manifest } from '../manifest';
import { refusalDiagnostics } from './app-environments';
import { EnvironmentChart } from './environment-chart';
import type { ReadEnvironment } from './read-environments';

/** Renders an environment without verifying it: for reports on what verification would refuse. */
export function renderUnverified(environment: ReadEnvironment): { manifests: Manifest[]; diagnostics: Diagnostic[] } {
  const chart = new EnvironmentChart(new App(), environment.name, { environment });
  const diagnostics = refusalDiagnostics(chart);
  return { manifests: diagnostics.length > 0 ? [] : chart.manifests(), diagnostics };
}
