#!/usr/bin/env node
/**
 * Writes lib/verify/kubernetes-schema/kubernetes-schema.json, the table that the schema check walks.
 *
 *   node build/kubernetes-schema/generate.mjs <folder>
 *
 * <folder> holds `_definitions.json`: the OpenAPI definitions of one Kubernetes version as strict JSON schema, such as
 * `kubernetes_validate/kubernetes-json-schema/v1.37.0-local-strict` in the wheel `kubernetes-validate` of PyPI
 * (Apache-2.0; `pip download --no-deps kubernetes-validate` and unzip). The custom resources come from crds/*.json
 * beside this script. The encoding of the table is told in lib/verify/kubernetes-schema/README.md.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enumerations } from './enumerations.mjs';
import { TypeTable } from './type-table.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(here, '../../lib/verify/kubernetes-schema/kubernetes-schema.json');

/** Groups whose objects people keep in files, with their stable versions. */
const groupVersions = new Set([
  'v1',
  'admissionregistration.k8s.io/v1',
  'apiextensions.k8s.io/v1',
  'apiregistration.k8s.io/v1',
  'apps/v1',
  'autoscaling/v1',
  'autoscaling/v2',
  'batch/v1',
  'certificates.k8s.io/v1',
  'coordination.k8s.io/v1',
  'discovery.k8s.io/v1',
  'events.k8s.io/v1',
  'flowcontrol.apiserver.k8s.io/v1',
  'networking.k8s.io/v1',
  'node.k8s.io/v1',
  'policy/v1',
  'rbac.authorization.k8s.io/v1',
  'resource.k8s.io/v1',
  'scheduling.k8s.io/v1',
  'storage.k8s.io/v1',
]);

/** Parts of pods and jobs that Dagster's run configuration holds on their own. */
const fragments = {
  Container: 'io.k8s.api.core.v1.Container',
  EnvVar: 'io.k8s.api.core.v1.EnvVar',
  JobSpec: 'io.k8s.api.batch.v1.JobSpec',
  LocalObjectReference: 'io.k8s.api.core.v1.LocalObjectReference',
  ObjectMeta: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta',
  PodSpec: 'io.k8s.api.core.v1.PodSpec',
  ResourceRequirements: 'io.k8s.api.core.v1.ResourceRequirements',
  SecurityContext: 'io.k8s.api.core.v1.SecurityContext',
  Volume: 'io.k8s.api.core.v1.Volume',
  VolumeMount: 'io.k8s.api.core.v1.VolumeMount',
};

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node build/kubernetes-schema/generate.mjs <folder with _definitions.json>');
  process.exit(2);
}
const definitions = JSON.parse(readFileSync(join(folder, '_definitions.json'), 'utf8')).$defs;
const table = new TypeTable(definitions, enumerations);

const kinds = {};
for (const [name, definition] of Object.entries(definitions)) {
  for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const isObject = definition.properties?.metadata?.$ref?.endsWith('.ObjectMeta') === true;
    if (!groupVersions.has(apiVersion) || !isObject) continue;
    kinds[apiVersion] ??= {};
    kinds[apiVersion][kind] = table.root(name);
  }
}
for (const file of readdirSync(join(here, 'crds')).sort()) {
  const { group, kind, versions } = JSON.parse(readFileSync(join(here, 'crds', file), 'utf8'));
  for (const [version, schema] of Object.entries(versions)) {
    kinds[`${group}/${version}`] ??= {};
    kinds[`${group}/${version}`][kind] = table.customResource(schema);
  }
}
const named = Object.fromEntries(Object.entries(fragments).map(([name, type]) => [name, table.type(type)]));

const sorted = (map) => Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
const data = {
  version: /v(\d+\.\d+)/.exec(basename(resolve(folder)))?.[1] ?? 'unknown',
  kinds: sorted(Object.fromEntries(Object.entries(kinds).map(([apiVersion, map]) => [apiVersion, sorted(map)]))),
  fragments: named,
  enumerations: table.enumerations,
  limited: table.limited,
  types: table.types,
};
writeFileSync(output, `${JSON.stringify(data, null, 2)}\n`);
console.log(`${table.types.length} types, ${Object.values(kinds).flatMap(Object.keys).length} kinds`);

const unused = table.unusedEnumerations();
if (unused.length > 0) {
  console.error(`enumerations that match no field: ${unused.join(', ')}`);
  process.exit(1);
}
