import { valueAt } from '../../documents/value-at';
import type { Manifest } from '../../manifest';
import type { ReadEnvironment } from '../../synth/read-environments';
import { differingPlaces } from '../compare/differing-places';
import type { CauseLine } from '../model';
import { type SourceChange, sourceChange, withValue } from './source-changes';
import { sourceFiles } from './source-files';

/** Renders that tracing may take; beyond them a change is traced to the section that holds its line. */
const mostRenders = 100;

/** The input line behind each place of the manifests that differs: object and path as `differingPlaces` writes them. */
export type Causes = ReadonlyMap<string, CauseLine>;

/**
 * Finds which line of the input causes which change, by trying: a line that is put back to what it was takes its changes
 * back too.
 *
 * Files come first, then sections, then single values: where putting back a whole changes nothing, its parts are spared.
 */
export function traceCauses(before: ReadEnvironment, after: ReadEnvironment, rendered: readonly Manifest[]): Causes {
  const causes = new Map<string, CauseLine>();
  const [left, right] = [sourceFiles(before), sourceFiles(after)];
  const waiting = [...right.keys()].sort().flatMap((role) => {
    const change = sourceChange(left.get(role), right.get(role));
    return change === undefined ? [] : [{ role, whole: change }];
  });
  if (waiting.length === 0) return causes;
  // A folder of manifests is compared without what renders environments.
  const { renderWith } = require('./render-with') as typeof import('./render-with');
  for (const { role, whole } of waiting.values()) {
    const change = deepest(whole);
    const former = valueAt(left.get(role)?.data, change.path);
    const manifests = renderWith(after, role, withValue(right.get(role)?.data, change.path, former));
    const places = manifests === undefined ? [] : differingPlaces(manifests, rendered);
    // What does not render as a whole may still do so in parts.
    if (manifests !== undefined && places.length === 0) continue;
    // A part is traced after its whole, and knows better; a file as a whole is no line.
    if (change.path.length > 0) for (const place of places) causes.set(place, change.line);
    if (waiting.length < mostRenders) waiting.push(...change.parts.map((part) => ({ role, whole: part })));
  }
  return causes;
}

/** Follows a chain of only parts to the value that changed; stops where there are several. */
function deepest(change: SourceChange): SourceChange {
  const [only, ...others] = change.parts;
  return only === undefined || others.length > 0 ? change : deepest(only);
}
