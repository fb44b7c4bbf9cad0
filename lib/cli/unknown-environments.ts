import { printable } from '../diagnostics/printable';
import { suggest } from '../diagnostics/suggestion';

/** Says which of the named environments do not exist; true when there is one. */
export function reportUnknownEnvironments(wanted: readonly string[], names: readonly string[]): boolean {
  const unknown = names.length === 0 ? [] : wanted.filter((name) => !names.includes(name));
  for (const name of unknown) {
    const near = suggest(name, names);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const only = names.join(', ');
    process.stderr.write(`${printable(`error: there is no environment "${name}", only ${only}${hint}`)}\n`);
  }
  return unknown.length > 0;
}
