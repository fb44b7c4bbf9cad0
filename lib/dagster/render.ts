import type { Manifest } from '../manifest';
import { Attempts } from './attempts';
import { bundledBrokers } from './bundled-brokers';
import type { DagsterChart, Release } from './chart';
import { mergeAccess } from './collisions';
import { configChecksums, noChecksums } from './config-checksums';
import { dagsterDefaults, isSubchartOn } from './defaults';
import { webserverValues } from './deprecated-keys';
import { locationObjects } from './location-objects';
import { mainObjects } from './main-objects';
import { databaseObjects } from './postgresql/objects';
import type { RenderFailure } from './refusal';
import { rootBlock } from './values/block';
import type { Values } from './values/values';

export type { Release } from './chart';
export type { RenderFailure, RenderFailureCode } from './refusal';
export type { Values } from './values/values';

/** What rendering gives: the objects, and why some of them could not be rendered. */
export interface RenderResult {
  readonly manifests: Manifest[];
  /** Empty where everything was rendered. */
  readonly failures: RenderFailure[];
}

/** How to render. */
export interface RenderOptions {
  /** Passes over the bundled RabbitMQ and Redis instead of refusing them. @default false */
  readonly ignoreSubcharts?: boolean;
}

/**
 * Renders the objects that the official Dagster chart 1.12.17 makes of these values under this release.
 *
 * `values` are the user's merged with the chart's defaults (`coalesceWithDefaults`); they are only read. Where the
 * chart's output could not be used, ours differs: docs/chart-differences.md lists these places.
 */
export function renderDagster(values: Values, release: Release, options: RenderOptions = {}): RenderResult {
  const attempts = new Attempts();
  if (options.ignoreSubcharts !== true) bundledBrokers(values).forEach((failure) => void attempts.note(failure));
  const chart = attempts.value(() => mainChart(values, release));
  const manifests = chart === undefined ? [] : allObjects(chart, values, attempts);
  return { manifests, failures: attempts.failures };
}

function allObjects(chart: DagsterChart, values: Values, attempts: Attempts): Manifest[] {
  const subcharts = dagsterDefaults.subcharts.filter((subchart) => isSubchartOn(values, subchart));
  const rolled = attempts.value(() => configChecksums(chart)) ?? noChecksums;
  const objects = mainObjects(chart, attempts, rolled);
  for (const { name } of subcharts) {
    const section = attempts.value(() => chart.values.block(name));
    if (section === undefined) continue;
    const subchart = { name, values: section, release: chart.release };
    if (name === 'postgresql') objects.push(...attempts.list(() => databaseObjects(subchart)));
    else objects.push(...locationObjects(subchart, attempts, rolled.locations));
  }
  return mergeAccess(objects);
}

function mainChart(values: Values, release: Release): DagsterChart {
  const block = rootBlock(values);
  return {
    name: 'dagster',
    values: block,
    release,
    webserver: webserverValues(block),
    userDeployments: block.block('dagster-user-deployments'),
  };
}
