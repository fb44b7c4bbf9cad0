import type { Release } from '../dagster/chart';
import { isTruthy } from '../dagster/values/go-value';
import type { Values } from '../dagster/values/values';
import type { DataPath } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { valueAt } from '../documents/value-at';
import { mapOf, mapsOf, textOf } from './values-map';

/** What the lints look at. */
export interface LintInput {
  /** The user's values of the Dagster chart: all layers merged, before the chart's defaults. */
  readonly userValues: Values;
  /** The same over the chart's defaults (`coalesceWithDefaults`). */
  readonly effectiveValues: Values;
  readonly release: Release;
}

/** A code location of the values. */
export interface LocationView {
  readonly name: string;
  readonly entry: Values;
  /** Path of the entry in the effective values. */
  readonly path: DataPath;
  /** True when its runs get its configuration (`includeConfigInLaunchedRuns`, on by default). */
  readonly sharesConfig: boolean;
}

const userDeployments = 'dagster-user-deployments';

/**
 * A release's values as rules read them: effective values by path, and where a finding about them points.
 *
 * Values may have any shape; what has another one than the chart expects counts as missing.
 */
export class ReleaseView {
  readonly user: Values;
  readonly effective: Values;
  readonly release: Release;
  /** Code locations that the workspace may list, in the order of the values. */
  readonly locations: readonly LocationView[];

  constructor({ userValues, effectiveValues, release }: LintInput) {
    this.user = mapOf(userValues);
    this.effective = mapOf(effectiveValues);
    this.release = release;
    this.locations = readLocations(this.get(userDeployments, 'deployments'));
  }

  /** The effective value at a path. */
  get(...path: DataPath): unknown {
    return valueAt(this.effective, path);
  }

  /** The effective map at a path; an empty one where there is none. */
  map(...path: DataPath): Values {
    return mapOf(this.get(...path));
  }

  /** The effective text at a path; undefined where it is empty. */
  text(...path: DataPath): string | undefined {
    return textOf(this.get(...path));
  }

  /** True where templates take the effective value for true. */
  isOn(...path: DataPath): boolean {
    return isTruthy(this.get(...path));
  }

  /** True when the user wrote a value there, and not null. */
  isSet(...path: DataPath): boolean {
    const value = valueAt(this.user, path);
    return value !== undefined && value !== null;
  }

  /** Where a finding points: the path itself where the user wrote it, else the nearest section around it that stands there. */
  place(...path: DataPath): DataPath {
    let value: unknown = this.user;
    const found: (string | number)[] = [];
    for (const part of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) break;
      value = (value as Record<string | number, unknown>)[part];
      found.push(part);
    }
    return found;
  }

  /** Path of a setting of the webserver: under the deprecated `dagit` where that sets it, which wins. */
  webserverPath(...path: DataPath): DataPath {
    const deprecated = ['dagit', ...path];
    return this.isOn(...deprecated) ? deprecated : ['dagsterWebserver', ...path];
  }

  /** True when the workspace file is made, from the values or from outside. */
  get hasWorkspace(): boolean {
    return this.isOn(userDeployments, 'enabled');
  }

  /** The code locations that this release runs; none where the subchart is off. */
  get deployed(): readonly LocationView[] {
    return this.get(userDeployments, 'enableSubchart') === false ? [] : this.locations;
  }

  /** The type of the run launcher. */
  get launcher(): string | undefined {
    return this.text('runLauncher', 'type');
  }

  /** Objects that the values add to the chart's, of one kind. */
  extraObjects(kind: string): Values[] {
    return [...mapsOf(this.get('extraManifests')), ...mapsOf(this.get(userDeployments, 'extraManifests'))].filter(
      (object) => object['kind'] === kind,
    );
  }

  /** True when the values add an object of one of the kinds under the name; a name with a template may be any. */
  addsObject(kinds: readonly string[], name: string): boolean {
    return kinds
      .flatMap((kind) => this.extraObjects(kind))
      .some((object) => {
        const own = textOf(mapOf(object['metadata'])['name']);
        return own !== undefined && (own === name || own.includes('{{'));
      });
  }
}

function readLocations(deployments: unknown): LocationView[] {
  if (!Array.isArray(deployments)) return [];
  return deployments.flatMap((entry: unknown, index) => {
    if (!isRecord(entry)) return [];
    const launched = entry['includeConfigInLaunchedRuns'];
    return {
      name: textOf(entry['name']) ?? '',
      entry,
      path: [userDeployments, 'deployments', index],
      sharesConfig: !isTruthy(launched) || isTruthy(mapOf(launched)['enabled']),
    };
  });
}
