export { Dagster, type DagsterProps } from './dagster/dagster';
export { ValuesRefused } from './dagster/values-refused';
export type { DerivedEnvironment } from './derive/derive-environment';
export { deriveEnvironment } from './derive/derive-environment';
export { type Diagnostic, formatPath, hasErrors, type Severity, type SourceRange } from './diagnostics/diagnostic';
export { formatGithub } from './diagnostics/format-github';
export { formatJson } from './diagnostics/format-json';
export { formatText } from './diagnostics/format-text';
export type { Tiers } from './environment/tiers';
export type { Manifest } from './manifest';
export { Floe, type FloeProps } from './resources/floe';
export { EnvironmentChart, type EnvironmentChartProps } from './synth/environment-chart';
export { type PublishAppOptions, publishApp } from './synth/publish-app';
export {
  type ReadEnvironment,
  type ReadEnvironments,
  type ReadEnvironmentsOptions,
  readEnvironments,
} from './synth/read-environments';
export { hasMissing, type SecretRow, secretInventory } from './synth/secret-inventory';
export { formatSecretJson, formatSecretTable } from './synth/secret-inventory-text';
export { type Synthesis, synthesize } from './synth/synthesize';
export { version } from './version';
