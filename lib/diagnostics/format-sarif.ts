import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../version';
import { allCodes } from './codes/all-codes';
import { type Diagnostic, formatPath, type Severity, type SourceRange } from './diagnostic';
import { sortDiagnostics } from './order';
import { printableSentence } from './printable';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Writes findings as a SARIF 2.1.0 log, as code scanning services take it: one run, a rule for each code, columns in
 * UTF-16 units, paths relative to the folder that the command ran in.
 */
export function formatSarif(diagnostics: readonly Diagnostic[]): string {
  const sorted = sortDiagnostics(diagnostics);
  const ids = [...new Set(sorted.map(({ code }) => code))].sort();
  const meanings = new Map(allCodes.flatMap(({ codes }) => Object.entries(codes)));
  const rules = ids.map((id) => ({ id, shortDescription: { text: meanings.get(id) ?? id } }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'floe', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results: sorted.map((diagnostic) => result(diagnostic, ids)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result({ code, severity, message, fix, path, range }: Diagnostic, ids: readonly string[]) {
  const sentences = [message, ...(fix === undefined ? [] : [`fix: ${fix}`])].map(printableSentence);
  const logical =
    path === undefined || path.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: formatPath(path) }] };
  const physical = range === undefined ? {} : { physicalLocation: physicalLocation(range) };
  const hasPlace = range !== undefined || path !== undefined;
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level: levels[severity],
    message: { text: sentences.join('\n') },
    ...(hasPlace ? { locations: [{ ...physical, ...logical }] } : {}),
  };
}

function physicalLocation({ file, line, column, length }: SourceRange) {
  const region = { startLine: line, startColumn: column };
  return {
    artifactLocation: { uri: uriOf(file) },
    region: length === undefined ? region : { ...region, endColumn: column + length },
  };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
