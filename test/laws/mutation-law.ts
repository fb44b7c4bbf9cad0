import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { formatGithub } from '../../lib/diagnostics/format-github';
import { formatJson } from '../../lib/diagnostics/format-json';
import { formatText } from '../../lib/diagnostics/format-text';
import { danglingReferences } from './dangling-references';
import { mutate, mutation } from './mutation';
import type { Outcome, SampleInput } from './sample-inputs';

/** Findings about a file that was not read have no line in it. */
const unread = /^FLOE100[1-5]$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
const actedOnByTerminals = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** What JavaScript makes of a value that a sentence was not meant for. */
const unreadable = /\bundefined\b|\[object |\bNaN\b|native code/;

/**
 * The law for any input whatsoever: valid output or located findings, never a fault of the toolkit's own.
 *
 * Gives fast-check's report; `inputs` are run on their texts, changed in one to three places.
 */
export function checkMutations(
  inputs: readonly SampleInput[],
  options: { readonly seed: number; readonly runs: number },
) {
  const changed = fc.record({
    input: fc.nat(inputs.length - 1),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
  });
  const property = fc.property(changed, ({ input: index, mutations }) => {
    const input = inputs[index];
    if (input === undefined) return;
    const faults = faultsOf(input.run(mutations.reduce(mutate, input.text)));
    if (faults.length > 0) throw new Error(`${input.name}: ${faults.join('\n')}`);
  });
  return fc.check(property, { seed: options.seed, numRuns: options.runs, endOnFailure: false });
}

/** What is wrong with an outcome, by the law; nothing when it holds. */
export function faultsOf(outcome: Outcome): string[] {
  const { diagnostics, textOf, files, existing } = outcome;
  const faults = diagnostics.flatMap((diagnostic) => misplaced(diagnostic, textOf));
  const printed = [
    formatText(diagnostics, { color: false, textOf }),
    formatGithub(diagnostics),
    formatJson(diagnostics),
  ];
  if (printed.slice(0, 2).some((text) => actedOnByTerminals.test(text))) faults.push('a control character is printed');
  for (const { message, fix = '' } of diagnostics) {
    if (unreadable.test(withoutQuotes(message)) || unreadable.test(withoutQuotes(fix)))
      faults.push(`sentence: ${message}`);
  }
  if (diagnostics.some(({ severity }) => severity === 'error') && files.size > 0) faults.push('files beside an error');
  for (const [name, text] of files) {
    const [first, ...others] = [load(text), load(text, { schema: YAML11_SCHEMA }), parse(text, { version: '1.1' })];
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first)))
      faults.push(`${name}: readers disagree`);
  }
  const dangling = existing === undefined ? [] : danglingReferences(files, existing);
  return [...faults, ...dangling.map((reference) => `dangling ${reference}`)];
}

function withoutQuotes(sentence: string): string {
  return sentence.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

function misplaced({ code, range, severity }: Diagnostic, textOf: Outcome['textOf']): string[] {
  if (range === undefined) return severity === 'error' ? [`${code} has no place`] : [];
  const text = textOf(range.file);
  if (text === undefined) return unread.test(code) ? [] : [`${code} is in an unknown file ${range.file}`];
  const line = text.split('\n')[range.line - 1];
  const isInside = line !== undefined && range.column >= 1 && range.column <= [...line].length + 1;
  return isInside ? [] : [`${code} is outside of ${range.file}: ${range.line}:${range.column}`];
}
