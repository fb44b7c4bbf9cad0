import { loadAll } from 'js-yaml';
import type { PlatformFolder } from './platform-folder';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into manifests of many shapes
type Loose = any;

/** The finished objects of an environment by `Kind/name`, read back from the rendered files. */
export function renderedObjects(folder: PlatformFolder, environment: string): Map<string, Loose> {
  const { environments, diagnostics } = folder.synthesize(environment);
  const files = environments.get(environment);
  if (files === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  const objects = [...files].filter(([name]) => name !== 'kustomization.yaml').flatMap(([, text]) => loadAll(text));
  return new Map(objects.map((object: Loose) => [`${object.kind}/${object.metadata.name}`, object]));
}

/** The environment variables of a container: name → value, or `secret:key` of a reference. */
export function variables(container: Loose): Record<string, string> {
  return Object.fromEntries(
    container.env.map((entry: Loose) => {
      const reference = entry.valueFrom?.secretKeyRef;
      return [entry.name, reference === undefined ? entry.value : `${reference.name}:${reference.key}`];
    }),
  );
}

/** What the code location hands to its runs: the JSON of its container context. */
export function containerContext(container: Loose): Loose {
  const variable = container.env.find((entry: Loose) => /CONTAINER_CONTEXT$/.test(entry.name));
  return JSON.parse(variable.value).k8s;
}

/** The only container of a Deployment. */
export function containerOf(objects: Map<string, Loose>, deployment: string): Loose {
  return objects.get(`Deployment/${deployment}`).spec.template.spec.containers[0];
}
