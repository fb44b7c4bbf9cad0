import { deriveEnvironment } from '../../derive/derive-environment';
import { hasErrors } from '../../diagnostics/diagnostic';
import type { SourceDocument } from '../../documents/source-document';
import { renderYaml } from '../../documents/yaml-text';
import type { TextFile } from '../../environment/environment-files';
import { DocumentParser, parseEnvironment } from '../../environment/parse-environment';
import type { Manifest } from '../../manifest';
import type { ReadEnvironment } from '../../synth/read-environments';
import { renderUnverified } from '../../synth/render-unverified';
import { sourceFiles } from './source-files';

/**
 * What an environment would render if one of its files held other data, or were not there when the data is undefined.
 *
 * Out comes undefined when it would not render.
 */
export function renderWith(environment: ReadEnvironment, role: string, data: unknown): readonly Manifest[] | undefined {
  const { tiers } = environment;
  const fileOf = (at: string, { file, text }: SourceDocument): TextFile => ({
    file,
    text: at === role ? (file.endsWith('.json') ? JSON.stringify(data) : renderYaml(data)) : text,
  });
  const files = sourceFiles(environment);
  const text = (at: string): TextFile[] => {
    const document = files.get(at);
    const isGone = document === undefined || (at === role && data === undefined);
    return isGone ? [] : [fileOf(at, document)];
  };
  const [platform] = text('platform');
  if (platform === undefined) return undefined;
  const secrets = new Map(tiers.sealedSecrets.map(({ document }) => [document.file, document]));
  const { tiers: changed, diagnostics } = parseEnvironment(
    {
      name: environment.name,
      platform,
      values: [...text('base'), ...text('own')],
      artifacts: [...tiers.artifacts.keys()].flatMap((codeLocation) =>
        text(`artifacts/${codeLocation}`).map((file) => ({ codeLocation, file })),
      ),
      secrets: [...secrets.values()].map(({ file, text: content }) => ({ file, text: content })),
    },
    new DocumentParser(),
  );
  if (changed === undefined || hasErrors(diagnostics)) return undefined;
  const { derived } = deriveEnvironment(changed);
  if (derived === undefined) return undefined;
  const rendered = renderUnverified({ name: environment.name, tiers: changed, derived });
  return hasErrors(rendered.diagnostics) ? undefined : rendered.manifests;
}
