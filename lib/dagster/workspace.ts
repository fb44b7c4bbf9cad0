import { renderYamlAsGiven } from '../documents/yaml-text';
import type { DagsterChart } from './chart';
import { fullName } from './names';
import { refuse } from './refusal';
import type { Block } from './values/block';

/** The ConfigMap that holds `workspace.yaml`: the chart's own, or one that exists already. */
export function workspaceConfigMapName(chart: DagsterChart): string {
  const external = externalConfigMap(chart);
  return external ?? `${fullName(chart)}-workspace-yaml`;
}

/**
 * The text of `workspace.yaml`: where the code locations answer.
 *
 * Undefined where none is to be made, because user deployments are off or an existing ConfigMap holds it.
 */
export function workspaceYaml(chart: DagsterChart): string | undefined {
  const { userDeployments, webserver } = chart;
  if (!userDeployments.truthy('enabled')) {
    if (userDeployments.truthy('enableSubchart')) refuseSubchart();
    return undefined;
  }
  const workspace = webserver.block('workspace');
  const external = externalConfigMap(chart);
  if (external !== undefined) {
    if (workspace.truthy('servers')) refuseBoth();
    return undefined;
  }
  const useServers = requireBoolean(workspace, 'enabled');
  const [owner, key] = useServers ? ([workspace, 'servers'] as const) : ([userDeployments, 'deployments'] as const);
  const locations = owner.truthy(key) ? owner.blocks(key) : [];
  return renderYamlAsGiven({
    load_from: locations.map((location) => ({ grpc_server: grpcServer(location, useServers) })),
  });
}

function grpcServer(location: Block, isServer: boolean): unknown {
  const host = location.requiredText(isServer ? 'host' : 'name');
  return {
    host,
    port: location.retyped('port'),
    ...(location.truthy('ssl') ? { ssl: location.retyped('ssl') } : {}),
    location_name: location.textOr('name', host),
  };
}

function externalConfigMap(chart: DagsterChart): string | undefined {
  const workspace = chart.webserver.block('workspace');
  return workspace.truthy('enabled') ? workspace.truthyText('externalConfigmap') : undefined;
}

function requireBoolean(block: Block, key: string): boolean {
  const value = block.get(key);
  if (typeof value === 'boolean') return value;
  return refuse({ code: 'wrong-type', message: 'expected true or false', path: block.pathOf(key) });
}

function refuseSubchart(): never {
  return refuse({
    code: 'conflicting-values',
    message: 'user deployments are off, but their subchart is on: its code locations would be in no workspace',
    path: ['dagster-user-deployments', 'enableSubchart'],
    fix: 'set dagster-user-deployments.enableSubchart to false too, or dagster-user-deployments.enabled to true',
  });
}

function refuseBoth(): never {
  return refuse({
    code: 'conflicting-values',
    message: 'both workspace.servers and workspace.externalConfigmap are set (the chart has a default server)',
    path: ['dagsterWebserver', 'workspace', 'externalConfigmap'],
    fix: 'set dagsterWebserver.workspace.servers to []',
  });
}
