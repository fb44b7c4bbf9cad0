import type { Block } from './values/block';

/** What Helm calls the release: the name that the objects' names are made of, and the namespace they go to. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** One chart being rendered: the values in its own scope, which hold `global` too. */
export interface Chart {
  readonly name: string;
  readonly values: Block;
  readonly release: Release;
}

/** The main chart. */
export interface DagsterChart extends Chart {
  /** `dagsterWebserver`, with the deprecated `dagit` laid over it. */
  readonly webserver: Block;
  /** `dagster-user-deployments` as the main chart reads it. */
  readonly userDeployments: Block;
}
