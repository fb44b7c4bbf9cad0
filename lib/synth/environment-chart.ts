import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Dagster } from '../dagster/dagster';
import type { RenderFailure } from '../dagster/refusal';
import { ValuesRefused } from '../dagster/values-refused';
import type { Manifest } from '../manifest';
import { Floe } from '../resources/floe';
import type { ReadEnvironment } from './read-environments';

export interface EnvironmentChartProps {
  readonly environment: ReadEnvironment;
}

/**
 * All objects of one environment: its Dagster release and floe's own.
 *
 * Constructs that a team adds to the chart are rendered, verified and published with it.
 */
export class EnvironmentChart extends Chart {
  readonly environment: ReadEnvironment;
  /** The environment's Dagster release; undefined when the chart refuses the values. */
  readonly dagster: Dagster | undefined;
  /** What the Dagster chart refuses in the values; with any, nothing of the environment is published. */
  readonly refused: readonly RenderFailure[];

  constructor(scope: Construct, id: string, { environment }: EnvironmentChartProps) {
    const { release, values, resources } = environment.derived;
    super(scope, id, { namespace: release.namespace, disableResourceNameHashes: true });
    this.environment = environment;
    const { dagster, refused } = this.addDagster(values, release);
    this.dagster = dagster;
    this.refused = refused;
    new Floe(this, 'floe', { release: release.name, resources });
  }

  /** The finished objects as plain data. */
  manifests(): Manifest[] {
    return apiObjects(this);
  }

  private addDagster(
    values: ReadEnvironment['derived']['values'],
    release: ReadEnvironment['derived']['release'],
  ): { dagster?: Dagster; refused: readonly RenderFailure[] } {
    try {
      return { dagster: new Dagster(this, 'dagster', { values, release }), refused: [] };
    } catch (error) {
      if (error instanceof ValuesRefused) return { refused: error.failures };
      throw error;
    }
  }
}

function apiObjects(chart: Chart): Manifest[] {
  return chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map((construct) => (construct as ApiObject).toJson() as Manifest);
}
