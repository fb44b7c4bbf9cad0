import { isRecord } from '../../documents/is-record';
import type { Manifest } from '../../manifest';
import { containersOf, podSpecOf, recordAt, recordsOf } from '../pods';
import { gainsAndLosses, type SecurityRule } from './security-rule';

type Data = Readonly<Record<string, unknown>>;

/** Workloads: what lets their pods out of the box that they are in: host access, privileges, capabilities, users. */
export const podSecurity: SecurityRule = ({ before, after }) => {
  if (podSpecOf(before) === undefined && podSpecOf(after) === undefined) return [];
  const others = containerNames(after);
  const shared = new Set(containerNames(before).filter((name) => others.includes(name)));
  return gainsAndLosses(freedoms(before, shared), freedoms(after, shared), {
    gain: (freedom) => freedom,
    loss: (freedom) => `no longer: ${freedom}`,
  });
};

function containerNames(manifest: Manifest | undefined): string[] {
  return containersOf(podSpecOf(manifest)).map(({ name }) => String(name));
}

/**
 * Freedoms of a workload's pods, each a phrase; a workload that is not there has none.
 *
 * What Kubernetes allows by default counts in containers that both sides have: else each new one would widen access.
 */
function freedoms(manifest: Manifest | undefined, shared: ReadonlySet<string>): string[] {
  const pod = podSpecOf(manifest);
  if (pod === undefined) return [];
  const host = ['hostNetwork', 'hostPID', 'hostIPC']
    .filter((field) => pod[field] === true)
    .map((field) => `pods share the ${field.slice('host'.length)} of their node`);
  const paths = recordsOf(pod['volumes'])
    .map((volume) => recordAt(volume, 'hostPath')?.['path'])
    .filter((path) => path !== undefined)
    .map((path) => `pods mount ${path} of their node`);
  const own = isRecord(pod['securityContext']) ? pod['securityContext'] : {};
  const inContainers = containersOf(pod).flatMap((container) => [
    ...grantedFreedoms(container, own),
    ...(shared.has(String(container['name'])) ? defaultFreedoms(container, own) : []),
  ]);
  return [...host, ...paths, ...inContainers];
}

/** What a container was given. */
function grantedFreedoms(container: Data, pod: Data): string[] {
  const own = isRecord(container['securityContext']) ? container['securityContext'] : {};
  const name = `container ${container['name']}`;
  const capabilities = recordAt(own, 'capabilities');
  const added = Array.isArray(capabilities?.['add']) ? capabilities['add'] : [];
  const ports = recordsOf(container['ports']).filter((port) => port['hostPort'] !== undefined);
  const user = own['runAsUser'] ?? pod['runAsUser'];
  return [
    ...(own['privileged'] === true ? [`${name} is privileged`] : []),
    ...added.map((capability) => `${name} has the capability ${capability}`),
    ...(own['procMount'] === 'Unmasked' ? [`${name} sees all of /proc`] : []),
    ...(user === 0 ? [`${name} runs as root`] : []),
    ...ports.map((port) => `${name} takes port ${port['hostPort']} of its node`),
  ];
}

/** What nobody took from a container. */
function defaultFreedoms(container: Data, pod: Data): string[] {
  const own = isRecord(container['securityContext']) ? container['securityContext'] : {};
  const setting = (field: string) => own[field] ?? pod[field];
  const name = `container ${container['name']}`;
  const capabilities = recordAt(own, 'capabilities');
  const dropped = Array.isArray(capabilities?.['drop']) ? capabilities['drop'] : [];
  const mayBeRoot = setting('runAsNonRoot') !== true && setting('runAsUser') === undefined;
  const seccomp = recordAt({ setting: setting('seccompProfile') }, 'setting')?.['type'] ?? 'Unconfined';
  return [
    ...(own['allowPrivilegeEscalation'] === false ? [] : [`${name} may gain privileges`]),
    ...(own['readOnlyRootFilesystem'] === true ? [] : [`${name} may write to its root file system`]),
    ...(mayBeRoot ? [`${name} may run as root, if its image does`] : []),
    ...(dropped.includes('ALL') ? [] : [`${name} keeps the default capabilities`]),
    ...(seccomp === 'Unconfined' ? [`${name} runs without a seccomp profile`] : []),
  ];
}
