import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourceDocument } from '../documents/source-document';
import { checkPlatformVersion, isSameRelease, outsideOf } from '../schema/platform-version/check-platform-version';

/** Checks a version pin, and that the release which is compiled with lies within its range (R53). */
export function checkPlatformPin(document: SourceDocument, release: string | undefined): Diagnostic[] {
  const { value, diagnostics } = checkPlatformVersion(document);
  if (value === undefined || release === undefined) return diagnostics;
  const { min_version: min, max_version: max } = value.compatibility ?? {};
  const pinned = value.platform_config_version;
  const range = document.rangeOfValue(['platform_config_version']);
  const outside = outsideOf(release, { min, max });
  if (outside !== undefined) {
    const message = `the release that is compiled with, ${outside.sentence}`;
    const fix = `compile with "${pinned}", or widen compatibility.${outside.key}`;
    return [
      ...diagnostics,
      { severity: 'error', code: 'FLOE6023', message, fix, path: ['platform_config_version'], range },
    ];
  }
  if (isSameRelease(release, pinned)) return diagnostics;
  const message = `"${pinned}" is pinned and "${release}" is compiled with; it lies within the compatible range`;
  const fix = `pin "${release}", or compile with the pinned one`;
  return [
    ...diagnostics,
    { severity: 'warning', code: 'FLOE6025', message, fix, path: ['platform_config_version'], range },
  ];
}
