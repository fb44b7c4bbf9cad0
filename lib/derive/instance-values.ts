import type { Platform } from '../schema/platform/platform';
import type { ChartValues } from './floe-shorthands';

/** Requests and limits of a container, by resource. */
type Resources = Readonly<Record<'requests' | 'limits', Readonly<Record<string, string>>>>;

/** Enough for `pg_isready` and `nslookup`, the only things the chart's init containers run. */
const initContainerResources = {
  requests: { cpu: '10m', memory: '32Mi' },
  limits: { cpu: '100m', memory: '64Mi' },
};

/** What the floe-dagster chart gives webserver and daemon; code servers import the pipeline's code and need more. */
const defaultResources = {
  component: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  codeServer: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1000m', memory: '2Gi' } },
};

/**
 * The chart values that follow for the release as a whole, before any values file.
 *
 * Passwords never come from values (law 1), so the chart's own Secrets are switched off and the database password is
 * read from a Secret that is in the cluster; code locations are the operator's, not the chart's example; webserver and
 * daemon get the resource profile `platform` of platform.yaml.
 */
export function instanceValues(platform: Platform): ChartValues {
  const resources = componentResources(platform);
  const component = { initContainerResources, resources };
  return {
    generatePostgresqlPasswordSecret: false,
    generateCeleryConfigSecret: false,
    dagsterWebserver: component,
    dagsterDaemon: component,
    'dagster-user-deployments': { enabled: true, enableSubchart: true, deployments: [] },
    telemetry: { enabled: false },
  };
}

/** Resources of webserver and daemon: the profile `platform`, else what the floe-dagster chart gives them. */
export function componentResources(platform: Platform): Resources {
  return resourceProfile(platform, 'platform') ?? defaultResources.component;
}

/** Resources of a code server that its operator gives none: the profile `platform`, else a modest default. */
export function codeServerResources(platform: Platform): ChartValues {
  return resourceProfile(platform, 'platform') ?? defaultResources.codeServer;
}

/** A resource profile of platform.yaml as Kubernetes resources; undefined when the platform has none of that name. */
export function resourceProfile(platform: Platform, name: string): Resources | undefined {
  const profile = platform.infrastructure?.resource_profiles?.[name];
  return profile === undefined ? undefined : { requests: { ...profile.requests }, limits: { ...profile.limits } };
}
