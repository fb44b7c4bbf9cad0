import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPlatform } from '../../../lib/schema/platform/check-platform';
import { sentences, yamlSource } from '../check-schema/yaml-source';

/** The text of a fixture of this folder. */
export function fixture(name: string): string {
  return readFileSync(path.join(__dirname, 'fixtures', name), 'utf8');
}

/** What is found in a platform.yaml: severity, then `code path: message`. */
export function findings(yaml: string): string[] {
  const { diagnostics } = checkPlatform(yamlSource(yaml));
  return sentences(diagnostics).map((sentence, at) => `${diagnostics[at]?.severity} ${sentence}`);
}

/** The codes and paths of what is found. */
export function codes(yaml: string): string[] {
  return findings(yaml).map((finding) => /^(\S+ \S+ [^:]*):/.exec(finding)?.[1] ?? finding);
}

/** The typed platform; throws when there is an error. */
export function platform(yaml: string) {
  const { value, diagnostics } = checkPlatform(yamlSource(yaml));
  if (value === undefined) throw new Error(sentences(diagnostics).join('\n'));
  return value;
}
