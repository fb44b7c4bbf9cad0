import { createHash } from 'node:crypto';
import type { Parsed } from '../environment/tiers';
import type { CompiledArtifacts } from '../schema/artifacts/artifacts';
import type { ResolvedProfiles } from '../schema/artifacts/resolved';
import type { FloeSpec } from '../schema/floe-spec/floe-spec';
import type { Platform } from '../schema/platform/platform';
import { readMap } from '../schema/rule-reading';
import type { ColumnClassification } from './column-classifications';
import { joinedObservability } from './joined-observability';
import type { DbtProject } from './read-dbt-project';
import { resolveLayers } from './resolve-profiles';

/** The schema version of compiled artifacts that is written. */
const artifactsVersion = '1.1.0';
/** The version of the reference's compiler whose form the artifacts have; running pods know this number. */
const floeCoreVersion = '0.1.0';

/** All that artifacts are made of. */
export interface ArtifactsSources {
  readonly floe: Parsed<FloeSpec>;
  readonly platform: Parsed<Platform>;
  readonly profiles: ResolvedProfiles;
  /** ISO 8601 in UTC. */
  readonly compiledAt: string;
  readonly dbt?: DbtProject;
  /** By model and column. @default - none are known */
  readonly classifications?: Readonly<Record<string, Readonly<Record<string, ColumnClassification>>>>;
}

/**
 * Merges Tier 1 and the resolved Tier 2 into compiled artifacts 1.1.0, keys in the reference's order (R18, schema
 * sections 4 and 5).
 *
 * Unlike the reference's compiler it keeps the orchestration of floe.yaml and the observability of platform.yaml.
 */
export function compileArtifacts(sources: ArtifactsSources): CompiledArtifacts {
  const { floe, platform, profiles, dbt, classifications = {} } = sources;
  return {
    version: artifactsVersion,
    metadata: {
      compiled_at: sources.compiledAt,
      floe_core_version: floeCoreVersion,
      source_hash: sourceHash(floe.document.text),
    },
    transforms: floe.value.transforms,
    compute: null,
    consumption: floe.value.consumption,
    governance: floe.value.governance,
    observability: joinedObservability(
      { value: floe.value.observability, written: readMap(floe.document.data, 'observability') },
      { value: platform.value.observability, written: readMap(platform.document.data, 'observability') },
    ),
    orchestration: floe.value.orchestration,
    catalog: null,
    resolved_profiles: profiles,
    resolved_layers: resolveLayers(platform.value),
    dbt_manifest_path: dbt?.manifestFile ?? null,
    dbt_project_path: dbt?.folder ?? null,
    dbt_profiles_path: '.floe/profiles',
    lineage_namespace: null,
    environment_context: null,
    column_classifications: Object.keys(classifications).length === 0 ? null : classifications,
  };
}

/** SHA-256, in hex, of a text as Python reads it: every line end is a line feed. */
function sourceHash(text: string): string {
  return createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('hex');
}
