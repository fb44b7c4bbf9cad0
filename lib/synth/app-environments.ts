import type { App } from 'cdk8s';
import { type Diagnostic, formatPath, hasErrors } from '../diagnostics/diagnostic';
import { locateInLayers } from '../documents/values-layer';
import { type RenderedEnvironment, type RenderedFiles, renderFiles } from '../output/rendered-tree';
import { chartPlace } from './chart-place';
import { EnvironmentChart } from './environment-chart';
import { gitopsOutput } from './gitops-output';
import type { RenderedReads } from './inert-findings';
import { lintFindings } from './lint-findings';
import { originOf, verifyEnvironment } from './verify-environment';

/** What an app's charts come to: files by environment, with everything that is wrong with them. */
export interface RenderedApp {
  /** Files by environment; empty when there is any error. */
  readonly environments: ReadonlyMap<string, RenderedFiles>;
  readonly manifests: readonly RenderedEnvironment[];
  /** Files of GitOps objects by environment, also of those that have none. */
  readonly gitops: ReadonlyMap<string, RenderedFiles>;
  /** What each environment's render looked at in its values. */
  readonly reads: readonly RenderedReads[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders and verifies the environment charts of an app: the fourth and fifth stage. */
export function renderApp(app: App): RenderedApp {
  const charts = app.node.children.filter((child): child is EnvironmentChart => child instanceof EnvironmentChart);
  const diagnostics: Diagnostic[] = [];
  const manifests: RenderedEnvironment[] = [];
  const gitops = new Map<string, RenderedFiles>();
  for (const chart of charts) {
    const { environment } = chart;
    diagnostics.push(...refusalDiagnostics(chart), ...constructDiagnostics(chart));
    if (chart.refused.length > 0) continue;
    const rendered = {
      environment: environment.name,
      release: environment.derived.release.name,
      namespace: environment.derived.release.namespace,
      manifests: chart.manifests(),
    };
    diagnostics.push(
      ...verifyEnvironment(environment, rendered.manifests),
      ...lintFindings({
        origin: originOf(environment),
        release: environment.derived.release,
        silences: environment.tiers.floe.lints ?? {},
      }),
    );
    manifests.push(rendered);
    const beside = gitopsOutput(environment);
    diagnostics.push(...beside.diagnostics);
    gitops.set(environment.name, beside.files);
  }
  const environments = new Map<string, RenderedFiles>();
  if (!hasErrors(diagnostics)) {
    for (const rendered of manifests) environments.set(rendered.environment, renderFiles(rendered));
  }
  const reads = charts.flatMap(({ environment, dagster }) =>
    dagster === undefined ? [] : [{ environment, reads: dagster.reads }],
  );
  return { environments, manifests, gitops, reads, diagnostics };
}

/** What constructs that a team added say about themselves (`node.addValidation`). */
function constructDiagnostics(chart: EnvironmentChart): Diagnostic[] {
  return chart.node
    .findAll()
    .flatMap(({ node }) =>
      node
        .validate()
        .map((message): Diagnostic => ({ severity: 'error', code: 'FLOE3012', message: `${node.path}: ${message}` })),
    );
}

/** What the Dagster chart refuses, at the lines of the values. */
export function refusalDiagnostics({ refused, environment }: EnvironmentChart): Diagnostic[] {
  return refused.map((failure): Diagnostic => {
    const place =
      chartPlace(originOf(environment), failure.path) ?? locateInLayers(environment.tiers.layers, ['dagster']);
    return {
      severity: 'error',
      code: 'FLOE3008',
      message: place === undefined ? `${formatPath(failure.path)}: ${failure.message}` : failure.message,
      fix: failure.fix,
      path: place?.path,
      range: place?.value,
    };
  });
}
