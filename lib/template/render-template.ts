import type { Release } from '../dagster/chart';
import { coalesceWithDefaults, mergeValueFiles } from '../dagster/coalesce';
import { renderDagster } from '../dagster/render';
import { recordReads } from '../dagster/values/recorded-values';
import type { Values } from '../dagster/values/values';
import { operatorLocations } from '../derive/code-locations';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { isRecord } from '../documents/is-record';
import { readTextFile } from '../documents/read-text-file';
import type { ValuesLayer } from '../documents/values-layer';
import { parseYamlDocument } from '../documents/yaml-document';
import type { Manifest } from '../manifest';
import { inInstallOrder } from '../output/install-order';
import { chartPlace } from '../synth/chart-place';
import type { ManifestOrigin } from '../synth/manifest-place';
import type { TemplateFindingsInput } from './template-findings';

export interface TemplateOptions {
  readonly release: Release;
  /** Values files, weakest first. */
  readonly files: readonly string[];
  /** Leave out bundled RabbitMQ and Redis instead of refusing them. @default false */
  readonly ignoreSubcharts?: boolean;
  /** Report values that repeat a default too. @default false */
  readonly verbose?: boolean;
}

export interface RenderedTemplate {
  /** The objects in Helm's order of installation; empty when the values are refused. */
  readonly manifests: readonly Manifest[];
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files read, by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Renders plain values of the Dagster chart, as `helm template` would, and finds what Helm hides. */
export function renderTemplate(options: TemplateOptions): RenderedTemplate {
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const layers = options.files
    .map((file) => readLayer(file, texts, diagnostics))
    .filter((layer) => layer !== undefined);
  if (hasErrors(diagnostics)) return { manifests: [], diagnostics, texts };
  const { floe, ...user } = mergeValueFiles(layers.map((layer) => layer.dagster)) as Values & { floe?: unknown };
  const effective = coalesceWithDefaults(user);
  const recorded = recordReads(effective);
  const { manifests, failures } = renderDagster(recorded.values, options.release, {
    ignoreSubcharts: options.ignoreSubcharts,
  });
  const origin = originOf(layers, user);
  for (const failure of failures) {
    const place = chartPlace(origin, failure.path);
    diagnostics.push({
      severity: 'error',
      code: 'FLOE3008',
      message: failure.message,
      fix: failure.fix,
      path: place?.path ?? failure.path,
      range: place?.value,
    });
  }
  const refused = failures.length > 0;
  diagnostics.push(...findings({ ...options, user, effective, recorded, manifests, origin, toolkit: floe, refused }));
  return { manifests: failures.length > 0 ? [] : inInstallOrder(manifests), diagnostics, texts };
}

/** The schemas behind the findings are loaded only when there are values to find something in. */
function findings(input: TemplateFindingsInput): Diagnostic[] {
  if (input.origin.layers.length === 0) return [];
  const { templateFindings } = require('./template-findings') as typeof import('./template-findings');
  return templateFindings(input);
}

function readLayer(file: string, texts: Map<string, string>, diagnostics: Diagnostic[]): ValuesLayer | undefined {
  const read = readTextFile(file, file);
  diagnostics.push(...read.diagnostics);
  if (read.text === undefined) return undefined;
  texts.set(file, read.text);
  const parsed = parseYamlDocument({ file, text: read.text, consumer: 'go' });
  diagnostics.push(...parsed.diagnostics);
  if (parsed.document === undefined) return undefined;
  const data = parsed.document.data ?? {};
  if (isRecord(data)) return { kind: 'chart', document: parsed.document, floe: {}, dagster: data };
  const message = 'the file holds no map; expected values of the Dagster chart';
  diagnostics.push({ severity: 'error', code: 'FLOE1009', message, range: parsed.document.rangeOfValue([]) });
  return undefined;
}

function originOf(layers: readonly ValuesLayer[], user: Values): ManifestOrigin {
  const userDeployments = user['dagster-user-deployments'];
  const deployments = isRecord(userDeployments) ? userDeployments['deployments'] : undefined;
  const locations = operatorLocations({}, Array.isArray(deployments) ? deployments : []);
  return { layers, values: user, locations };
}
