import type { Synthesis } from '../../../lib/synth/synthesize';
import { errors } from '../../synth/platform-folder';

/** The manifests of each environment as one YAML stream, and how many they are; a synthesis with errors throws. */
export function environmentStreams({
  environments,
  diagnostics,
}: Synthesis): Map<string, { text: string; count: number }> {
  expect(errors(diagnostics)).toEqual([]);
  const streams = [...environments].map(([name, files]) => {
    const texts = [...files].filter(([file]) => !file.includes('/') && file !== 'kustomization.yaml');
    return [name, { text: texts.map(([, text]) => text).join('---\n'), count: texts.length }] as const;
  });
  return new Map(streams);
}
