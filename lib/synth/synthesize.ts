import { App } from 'cdk8s';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { withoutRepeats } from '../diagnostics/repeats';
import type { RenderedEnvironment, RenderedFiles } from '../output/rendered-tree';
import { renderApp } from './app-environments';
import { EnvironmentChart } from './environment-chart';
import { inertFindings } from './inert-findings';
import { type ReadEnvironments, type ReadEnvironmentsOptions, readEnvironments } from './read-environments';

/** The outcome of a synthesis before anything is written. */
export interface Synthesis {
  readonly read: ReadEnvironments;
  /** Files by environment; empty when there is any error. */
  readonly environments: ReadonlyMap<string, RenderedFiles>;
  /** Files of GitOps objects by environment; empty when there is any error. */
  readonly gitops: ReadonlyMap<string, RenderedFiles>;
  /** The objects behind the files, also of environments with an error. */
  readonly manifests: readonly RenderedEnvironment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs every stage but the last: read, parse, derive, render, verify. */
export function synthesize(options: ReadEnvironmentsOptions = {}): Synthesis {
  const read = readEnvironments(options);
  const app = new App();
  for (const environment of read.environments) new EnvironmentChart(app, environment.name, { environment });
  return finishSynthesis(read, app);
}

/** Renders and verifies what an app holds, beside what reading its environments found. */
export function finishSynthesis(read: ReadEnvironments, app: App): Synthesis {
  const rendered = renderApp(app);
  const inert = inertFindings(rendered.reads, read.complete ? 'all' : 'own');
  const diagnostics = withoutRepeats([...read.diagnostics, ...rendered.diagnostics, ...inert]);
  const { manifests } = rendered;
  if (hasErrors(diagnostics)) return { read, environments: new Map(), gitops: new Map(), manifests, diagnostics };
  return { read, environments: rendered.environments, gitops: rendered.gitops, manifests, diagnostics };
}
