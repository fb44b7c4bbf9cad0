import { Construct } from 'constructs';
import { type Manifest, manifestLabel } from '../manifest';
import type { Release } from './chart';
import { coalesceWithDefaults } from './coalesce';
import { renderDagster } from './render';
import { RenderedObject } from './rendered-object';
import { type RecordedValues, recordReads } from './values/recorded-values';
import type { Values } from './values/values';
import { ValuesRefused } from './values-refused';

export interface DagsterProps {
  /** Values of the official Dagster chart 1.12.17, as one would pass them to Helm with `-f`. */
  readonly values: Values;
  readonly release: Release;
  /**
   * Leave out bundled RabbitMQ and Redis instead of refusing them.
   * @default false
   */
  readonly ignoreSubcharts?: boolean;
}

/**
 * A Dagster release: every object that the official Helm chart renders from the same values, with the same names,
 * selectors and fields.
 *
 * Throws ValuesRefused, which lists what the chart refuses in the values.
 */
export class Dagster extends Construct {
  /** Which of the values the render looked at: the others have no effect. */
  readonly reads: RecordedValues;

  constructor(scope: Construct, id: string, props: DagsterProps) {
    super(scope, id);
    this.reads = recordReads(coalesceWithDefaults(props.values));
    const { manifests, failures } = renderDagster(this.reads.values, props.release, {
      ignoreSubcharts: props.ignoreSubcharts,
    });
    if (failures.length > 0) throw new ValuesRefused(this.node.path, failures);
    for (const manifest of manifests) new RenderedObject(this, constructId(this, manifest), manifest);
  }
}

/** Objects that share kind and name, as the chart makes under some overrides, still need ids of their own. */
function constructId(scope: Construct, manifest: Manifest): string {
  const id = manifestLabel(manifest).toLowerCase().replaceAll(/[ /]/g, '-');
  let unique = id;
  for (let count = 2; scope.node.tryFindChild(unique) !== undefined; count += 1) unique = `${id}-${count}`;
  return unique;
}
