import { isAbsolute, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../version';
import { allCodes } from './codes/all-codes';
import { type Diagnostic, formatPath, type Severity, type SourceRange } from './diagnostic';
import { sortDiagnostics } from './order';
import { printableSentence } from './printable';

/** Findings that a comment in the file allows. */
const allowed: ReadonlySet<string> = new Set(['FLOE2075']);
const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Writes findings as a SARIF 2.1.0 log, as code scanning services take it: one run, a rule for each code, columns in
 * UTF-16 units, paths relative to the folder that the command ran in.
 *
 * @param textOf - the text of an input file: columns of diagnostics count characters, and some are two units long
 */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string | undefined = () => undefined,
): string {
  const sorted = sortDiagnostics(diagnostics);
  const ids = [...new Set(sorted.map(({ code }) => code))].sort();
  const meanings = new Map(allCodes.flatMap(({ codes }) => Object.entries(codes)));
  const rules = ids.map((id) => ({ id, shortDescription: { text: meanings.get(id) ?? id } }));
  const columns = utf16Columns(textOf);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'floe', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results: sorted.map((diagnostic) => result(diagnostic, ids, columns)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Gives the column, in UTF-16 units and from 1, of the character at a column of a line. */
type Columns = (range: SourceRange, column: number) => number;

function utf16Columns(textOf: (file: string) => string | undefined): Columns {
  const files = new Map<string, readonly string[]>();
  return ({ file, line }, column) => {
    const lines = files.get(file) ?? (textOf(file) ?? '').split('\n');
    files.set(file, lines);
    const text = lines[line - 1] ?? '';
    if (!/[\ud800-\udbff]/.test(text)) return column;
    const characters = [...text];
    // A region may end one column behind the last character of its line.
    const before = characters.slice(0, column - 1);
    return before.join('').length + (column - before.length);
  };
}

function result({ code, severity, message, fix, path, range }: Diagnostic, ids: readonly string[], columns: Columns) {
  const sentences = [message, ...(fix === undefined ? [] : [`fix: ${fix}`])].map(printableSentence);
  const logical =
    path === undefined || path.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: formatPath(path) }] };
  const physical = range === undefined ? {} : { physicalLocation: physicalLocation(range, columns) };
  const hasPlace = range !== undefined || path !== undefined;
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level: levels[severity],
    message: { text: sentences.join('\n') },
    ...(hasPlace ? { locations: [{ ...physical, ...logical }] } : {}),
    ...(allowed.has(code) ? { suppressions: [{ kind: 'inSource' }] } : {}),
  };
}

function physicalLocation(range: SourceRange, columns: Columns) {
  const { file, line, column, length } = range;
  const region = { startLine: line, startColumn: columns(range, column) };
  return {
    artifactLocation: { uri: uriOf(file) },
    region: length === undefined ? region : { ...region, endColumn: columns(range, column + length) },
  };
}

/** Readers of SARIF reject paths with ".." (section 3.10.2): a file outside the folder is named from the root. */
function uriOf(file: string): string {
  const path = posix.normalize(file.replaceAll('\\', '/'));
  if (isAbsolute(file) || path.startsWith('../')) return pathToFileURL(resolve(file)).href;
  return path.split('/').map(encodeURIComponent).join('/');
}
