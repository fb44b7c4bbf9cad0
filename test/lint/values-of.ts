import { coalesceWithDefaults } from '../../lib/dagster/coalesce';
import { renderDagster, type Values } from '../../lib/dagster/render';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { type LintFinding, lintValues } from '../../lib/lint/lint';
import type { Manifest } from '../../lib/manifest';

export const release = { name: 'floe-dagster', namespace: 'data-platform' };

/** Chart values from YAML, read as Helm reads them. */
export function valuesOf(text: string): Values {
  const { document, diagnostics } = parseYamlDocument({ file: 'values.yaml', text, consumer: 'go' });
  expect(diagnostics).toEqual([]);
  return (document?.data ?? {}) as Values;
}

/** The lints of chart values, without the note on compute logs that the chart's default always gives. */
export function lint(text: string): LintFinding[] {
  const userValues = valuesOf(text);
  return lintValues({ userValues, effectiveValues: coalesceWithDefaults(userValues), release }).filter(
    (finding) => finding.code !== 'DAG025',
  );
}

/** Code, severity and path of each lint. */
export function outline(text: string): string[] {
  return lint(text).map((finding) => `${finding.severity} ${finding.code} ${finding.path.join('.')}`);
}

/** The objects that chart values render to. */
export function rendered(text: string): Manifest[] {
  const { manifests, failures } = renderDagster(coalesceWithDefaults(valuesOf(text)), release);
  expect(failures).toEqual([]);
  return manifests;
}

/** A value deep in plain data. */
export function at(data: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], data);
}

/** The object of a kind whose name ends so. */
export function objectNamed(manifests: readonly Manifest[], kind: string, end: string): Manifest | undefined {
  return manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name.endsWith(end));
}

/** The dagster.yaml that chart values render to. */
export function instanceOf(text: string): unknown {
  const data = at(objectNamed(rendered(text), 'ConfigMap', '-instance'), 'data', 'dagster.yaml');
  return parseYamlDocument({ file: 'dagster.yaml', text: String(data), consumer: 'python' }).document?.data;
}

/** A list of code locations as YAML, each with more fields (already indented by six). */
export function locations(...entries: readonly string[]): string {
  const list = entries.map(
    (fields, index) =>
      `    - name: ${['orders', 'billing', 'crm', 'events'][index]}\n      image: { repository: ghcr.io/acme/code, tag: "1.0", pullPolicy: IfNotPresent }\n      port: 3030\n      dagsterApiGrpcArgs: [-m, code]\n${fields === '' ? '' : `      ${fields}\n`}`,
  );
  return `dagster-user-deployments:\n  deployments:\n${list.join('')}`;
}
