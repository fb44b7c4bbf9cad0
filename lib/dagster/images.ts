import { refuse } from './refusal';
import type { Block } from './values/block';
import { chartVersion } from './version';

/** An image of Dagster's or a code location's: a digest wins over the tag, which defaults to the chart's version. */
export function dagsterImage(image: Block): string {
  const repository = repositoryOf(image);
  if (image.truthy('digest')) return `${repository}@${image.onlyText('digest')}`;
  return `${repository}:${image.textOr('tag', chartVersion)}`;
}

/** An image of somebody else's, which always has a tag. */
export function externalImage(image: Block): string {
  return `${image.text('repository')}:${image.text('tag')}`;
}

/** The PostgreSQL image, which the wait for the database uses too. */
export function postgresImage(image: Block): string {
  return `${image.text('registry')}/${externalImage(image)}`;
}

function repositoryOf(image: Block): string {
  const repository = image.onlyText('repository');
  if (repository !== '') return repository;
  return refuse({
    code: 'missing-value',
    message: 'found an image without a repository',
    path: image.pathOf('repository'),
    fix: 'set repository to the name of the image, without its tag',
  });
}
