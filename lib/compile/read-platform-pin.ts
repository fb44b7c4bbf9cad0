import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { readTextFile } from '../documents/read-text-file';
import { platformTag } from '../schema/platform-version/platform-version';

/** What `--platform-version` was given: the file of the pin, or the release whose platform.yaml is compiled with. */
export interface PlatformPin {
  /** @default - the repository pins no version */
  readonly file?: string;
  readonly text?: string;
  /** The release that is compiled with. @default - nobody said */
  readonly release?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the version pin of a pipeline's repository (R53): the file that is named, else `.floe/platform-version.yaml` or
 * `platform-version.yaml` beside floe.yaml where there is one.
 */
export function readPlatformPin(floeFile: string, named: string | undefined): PlatformPin {
  const release = named !== undefined && platformTag.matches(named) ? named : undefined;
  const folder = dirname(floeFile);
  const usual = [join(folder, '.floe/platform-version.yaml'), join(folder, 'platform-version.yaml')];
  const file = release === undefined && named !== undefined ? named : usual.find((path) => existsSync(path));
  if (file !== undefined) {
    const { text, diagnostics } = readTextFile(file, file);
    const fix = 'name the file of the pin, or a release such as "platform-config-v1.2.3"';
    return { file, release, text, diagnostics: diagnostics.map((one) => ({ ...one, fix: one.fix ?? fix })) };
  }
  return { release, diagnostics: release === undefined ? [] : [nothingPinned(floeFile, release, usual)] };
}

function nothingPinned(floeFile: string, release: string, usual: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'FLOE6024',
    message: `there is no pin that the release "${release}" could be held against; looked for ${usual.join(' and ')}`,
    fix: `add .floe/platform-version.yaml with platform_config_version: "${release}"`,
    range: { file: floeFile, line: 1, column: 1 },
  };
}
