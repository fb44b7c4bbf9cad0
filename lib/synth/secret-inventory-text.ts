import type { SourceRange } from '../diagnostics/diagnostic';
import { printable } from '../diagnostics/printable';
import type { SecretRow } from './secret-inventory';

const headings = ['SECRET', 'KEY', 'VARIABLE OR FILE', 'PROVIDER', 'REFERENCE', 'WORKLOADS'] as const;

/** Writes an inventory for people: a table, then what is missing. */
export function formatSecretTable(rows: readonly SecretRow[]): string {
  if (rows.length === 0) return 'no Secret is needed\n';
  const cells = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const missing = rows.filter((row) => row.missing !== undefined);
  const count = missing.length === 0 ? '' : `\n${missing.map(missingLine).join('\n')}\n`;
  return `${lines.join('\n')}\n${count}`;
}

/** Writes an inventory for machines: `{version, environment, namespace, secrets: [{secret, key, variable, file, …}]}`. */
export function formatSecretJson(
  rows: readonly SecretRow[],
  environment: { readonly name: string; readonly namespace: string },
): string {
  const secrets = rows.map(({ place, ...row }) => ({
    ...row,
    ...(place === undefined ? {} : { place: { file: place.file, line: place.line, column: place.column } }),
  }));
  const { name, namespace } = environment;
  return `${JSON.stringify({ version: 1, environment: name, namespace, secrets }, undefined, 2)}\n`;
}

function cellsOf({ secret, key, variable, file, provider, reference, place, workloads, missing }: SecretRow): string[] {
  const asked = [reference, place === undefined ? undefined : at(place)].filter((text) => text !== undefined);
  return [
    secret,
    key ?? '*',
    variable ?? file ?? '-',
    missing === 'key' ? `${provider}, without the key` : missing === 'provider' ? 'nobody' : provider,
    asked.length === 0 ? '-' : asked.join(' '),
    shortened(workloads).join(', '),
  ].map(printable);
}

/** `Deployment floe/orders` and the run pods of its container context become `orders and its runs`. */
function shortened(workloads: readonly string[]): string[] {
  const users = workloads.map((workload) => {
    if (workload.startsWith('run pods (run launcher')) return { name: 'all runs', runs: false };
    const [, kind = '', name = workload] = /([A-Z][A-Za-z]*) (?:[^/ ]*\/)?([^ )]+)\)?$/.exec(workload) ?? [];
    const short = /^(Deployment|StatefulSet)$/.test(kind) || kind === '' ? name : `${kind} ${name}`;
    return { name: short, runs: workload.startsWith('run pods') };
  });
  return [...new Set(users.map(({ name }) => name))].map((name) => {
    const forms = users.filter((user) => user.name === name).map(({ runs }) => runs);
    if (!forms.includes(true)) return name;
    return forms.includes(false) ? `${name} and its runs` : `runs of ${name}`;
  });
}

function missingLine({ secret, key, provider, missing }: SecretRow): string {
  return missing === 'key'
    ? printable(`missing: the ${provider} of "${secret}" has no key "${key}"`)
    : printable(`missing: nobody provides or declares the Secret "${secret}"`);
}

function at({ file, line }: SourceRange): string {
  return `${file}:${line}`;
}
