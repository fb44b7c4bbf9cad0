import { DUMP_SCHEMA, defineScalarTag, dump, NOT_RESOLVED } from 'js-yaml';
import { goScalar, pythonScalar } from '../documents/scalar-dialect';

/** Quotes what a YAML 1.1 reader would type otherwise: Dagster reads its files with PyYAML. */
const misread = defineScalarTag<string>('tag:yaml.org,2002:misread', {
  implicit: true,
  resolve: (text) =>
    typeof goScalar(text) !== 'string' || typeof pythonScalar(text) !== 'string' ? text : NOT_RESOLVED,
  identify: () => false,
});
const schema = DUMP_SCHEMA.withTags(misread);

/** Writes a YAML document that a ConfigMap holds (`dagster.yaml`, `workspace.yaml`, `celery.yaml`): no aliases, no folds. */
export function innerYaml(data: unknown): string {
  return dump(data, { schema, lineWidth: -1, noRefs: true });
}
