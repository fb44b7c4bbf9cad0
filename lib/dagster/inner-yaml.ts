import { dump } from 'js-yaml';
import { yamlWriting } from '../documents/yaml-scalar';

/** Writes a YAML document for a ConfigMap (`dagster.yaml`, `workspace.yaml`, `celery.yaml`); Dagster reads it with PyYAML. */
export function innerYaml(data: unknown): string {
  return dump(data, yamlWriting);
}
