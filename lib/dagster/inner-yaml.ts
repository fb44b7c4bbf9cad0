import { DUMP_SCHEMA, defineScalarTag, dump, NOT_RESOLVED } from 'js-yaml';
import { goScalar, pythonScalar } from '../documents/scalar-dialect';

/** What some reader of YAML 1.1 takes for a number, although Go's and Python's do not: `.`, `-._`. */
const almostNumber = /^[-+]?[0-9_]*\.[0-9_]*$/;

/** Quotes what a YAML 1.1 reader would type otherwise: Dagster reads its files with PyYAML. */
const misread = defineScalarTag<string>('tag:yaml.org,2002:misread', {
  implicit: true,
  resolve: (text) => (isMisread(text) ? text : NOT_RESOLVED),
  identify: () => false,
});
const schema = DUMP_SCHEMA.withTags(misread);

/** Writes a YAML document for a ConfigMap (`dagster.yaml`, `workspace.yaml`, `celery.yaml`): no aliases, no folds. */
export function innerYaml(data: unknown): string {
  return dump(data, { schema, lineWidth: -1, noRefs: true });
}

function isMisread(text: string): boolean {
  return typeof goScalar(text) !== 'string' || typeof pythonScalar(text) !== 'string' || almostNumber.test(text);
}
