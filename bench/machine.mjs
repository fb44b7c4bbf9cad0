import { arch, cpus, platform, totalmem } from 'node:os';
import { findDyff, findHelm, hasCommand } from './tools.mjs';

/** What the numbers were taken on and with; nothing that names a host. */
export function describeMachine() {
  const cores = cpus();
  return {
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${platform()} ${arch()}`,
    node: process.version,
    helm: findHelm().version ?? 'none',
    dyff: (hasCommand('diff') ? findDyff().version : undefined) ?? 'none',
  };
}
