import { isTruthy } from '../../dagster/values/go-value';
import { chartVersion } from '../../dagster/version';
import type { DataPath } from '../../diagnostics/diagnostic';
import type { LintHit, LintRule } from '../lint-rule';
import { locationNames } from '../location-names';
import type { LocationView, ReleaseView } from '../release-view';
import { mapOf, textOf } from '../values-map';

/** Images of the release as a whole; without a tag those of Dagster take the chart's version, which is right for them. */
const images: readonly DataPath[] = [
  ['dagsterWebserver'],
  ['dagit'],
  ['dagsterDaemon'],
  ['runLauncher', 'config', 'celeryK8sRunLauncher'],
  ['runLauncher', 'config', 'k8sRunLauncher'],
  ['flower'],
  ['busybox'],
  ['postgresql'],
  ['pipelineRun'],
];
const exampleImage = /(^|\/)dagster\/user-code-example$/;

/** Kubernetes restarts a pod when its template changes, not when a tag moves. */
export const floatingImageTag: LintRule = {
  code: 'DAG024',
  title: 'images that move',
  verdict: 'lint',
  explanation:
    'A tag "latest" changes nothing in the Deployment when a new image is pushed: the code server keeps the old code, while its runs, which pull again, run the new one. Without a tag the image of a code location gets the chart’s version.',
  fix: 'set tag to a version that is never pushed twice, or digest to the image’s sha256',
  source: [4229],
  check: (view) => [
    ...images.flatMap((at) => shared(view, [...at, 'image'])),
    ...locationHits(view, 'latest', (names) => ({
      message: `"latest" is the image tag of ${names}: a new image does not restart the server, while runs already use it`,
    })),
    ...locationHits(view, undefined, (names) => ({
      message: `no image tag is set for ${names}: the chart’s version, "${chartVersion}", takes its place`,
    })),
  ],
};

function shared(view: ReleaseView, at: DataPath): LintHit[] {
  if (!view.isSet(...at) || tagOf(view.get(...at)) !== 'latest') return [];
  const name = textOf(view.get(...at, 'repository')) ?? '';
  const message = `"${name}" has the tag "latest": which version runs depends on when a node pulled it last`;
  return [{ message, path: view.place(...at, 'tag') }];
}

function locationHits(
  view: ReleaseView,
  tag: string | undefined,
  hit: (names: string) => Pick<LintHit, 'message'>,
): LintHit[] {
  const having = view.deployed.filter((location) => isOwnImage(location) && tagOf(location.entry['image']) === tag);
  const [first] = having;
  if (first === undefined) return [];
  return [{ ...hit(locationNames(having)), path: view.place(...first.path, 'image', 'tag') }];
}

/** The image has a name, and is not the chart's example. */
function isOwnImage({ entry }: LocationView): boolean {
  const repository = textOf(mapOf(entry['image'])['repository']);
  return repository !== undefined && !exampleImage.test(repository);
}

/** The tag that decides: "digest" where a digest does, undefined without a tag. */
function tagOf(image: unknown): string | undefined {
  const { digest, tag } = mapOf(image);
  return isTruthy(digest) ? 'digest' : textOf(tag);
}
