import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerVariables, expand } from './container-variables';
import type { Loopback } from './loopback';
import { PodFolder } from './pod-folder';
import type { Processes, ProcessStart } from './processes';
import type { Container, Probe, RenderedPod, RenderedPods } from './rendered-pods';

/** What the pods of a release run in. */
export interface Node {
  /** A folder that is deleted with the test. */
  readonly scratch: string;
  readonly pods: RenderedPods;
  readonly loopback: Loopback;
  readonly processes: Processes;
  /** Folders of the programs that the images have. */
  readonly programs: readonly string[];
  /** The files of the code locations' images. */
  readonly image: string;
  /** More variables of the code locations' images. */
  readonly imageVariables: Readonly<Record<string, string>>;
}

/** Runs pods as processes of this machine: as the kubelet would, as far as no container is needed for it. */
export class Kubelet {
  private readonly folders = new Map<string, PodFolder>();

  constructor(private readonly node: Node) {
    // The names of Services resolve in a cluster.
    const names = node.pods.services().map(({ name }) => name);
    this.program('nslookup', `case "$1" in ${names.join('|')}) exit 0;; esac; exit 1`);
  }

  /** Runs the init containers of a pod, and starts its container. */
  async start(pod: RenderedPod): Promise<void> {
    const start = this.prepare(pod);
    for (const init of pod.initContainers) {
      const name = `${pod.name}.${init.name}`;
      const status = await this.node.processes.run(name, this.startOf(pod, init), 60);
      if (status !== 0) throw new Error(`${name} ended with ${status}:\n${this.node.processes.log(name)}`);
    }
    this.node.processes.start(pod.name, start);
  }

  /** Runs the container of a pod to its end: its exit status. */
  runToEnd(pod: RenderedPod, seconds: number): Promise<number> {
    return this.node.processes.run(pod.name, this.prepare(pod), seconds);
  }

  /** Runs another command in the pod, for a number of seconds at most. */
  execute(pod: RenderedPod, command: readonly string[], seconds: number): Promise<number> {
    const { args: _, ...container } = pod.container;
    return this.node.processes.run(`${pod.name}.exec`, this.startOf(pod, { ...container, command }), seconds);
  }

  /** Runs a probe until it succeeds, as long as the kubelet would before it restarts the container, or takes it as not ready. */
  async answers(pod: RenderedPod, probe: Probe | undefined): Promise<boolean> {
    if (probe === undefined) throw new Error(`${pod.name} has no such probe`);
    const { periodSeconds = 10, failureThreshold = 3 } = probe;
    const end = Date.now() + periodSeconds * failureThreshold * 1000;
    while (Date.now() < end && this.node.processes.isRunning(pod.name)) {
      if (await this.probeOnce(pod, probe)) return true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return false;
  }

  /** Whether a probe succeeds, once, within its time. */
  async probeOnce(pod: RenderedPod, { exec, httpGet, timeoutSeconds = 1 }: Probe): Promise<boolean> {
    if (exec !== undefined) return (await this.execute(pod, exec.command, timeoutSeconds)) === 0;
    if (httpGet === undefined) throw new Error(`a probe of ${pod.name} neither executes nor gets`);
    const url = `http://127.0.0.1:${this.node.loopback.portOf(pod, httpGet.port)}${httpGet.path ?? '/'}`;
    try {
      const signal = AbortSignal.timeout(timeoutSeconds * 1000);
      const { status } = await fetch(url, { signal, redirect: 'manual' });
      return status >= 200 && status < 400;
    } catch {
      return false;
    }
  }

  /** The files of a pod. */
  folder(pod: RenderedPod): PodFolder {
    const found = this.folders.get(pod.name) ?? new PodFolder(this.node.scratch, pod, this.node.loopback);
    this.folders.set(pod.name, found);
    return found;
  }

  private prepare(pod: RenderedPod): ProcessStart {
    const folder = this.folder(pod);
    folder.mount(this.node.pods);
    if (isFloeImage(pod.container)) folder.copyImage(this.node.image);
    return this.startOf(pod, pod.container);
  }

  private startOf(pod: RenderedPod, container: Container): ProcessStart {
    const { programs, imageVariables, loopback, pods, scratch } = this.node;
    const folder = this.folder(pod);
    const variables = containerVariables(container, pods);
    const entrypoint = isFloeImage(container) ? [join(folder.text('/app/demo'), 'entrypoint.sh')] : [];
    const words = [...(container.command ?? entrypoint), ...(container.args ?? [])];
    const command = loopback.command(
      words.map((word) => folder.text(expand(word, variables))),
      pod,
    );
    // Paths only: the container context is a text for Dagster, about other pods.
    const env = Object.fromEntries(
      [...variables].map(([name, value]) => [name, value.startsWith('/') ? folder.text(value) : value]),
    );
    const image = isFloeImage(pod.container) ? imageVariables : {};
    const path = [join(scratch, 'bin'), ...programs, '/usr/bin', '/bin'].join(':');
    return { command, env: { PATH: path, HOME: scratch, ...image, ...env }, cwd: folder.root };
  }

  private program(name: string, script: string): void {
    const folder = join(this.node.scratch, 'bin');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
}

/** The images of code locations have an entrypoint, which a pod without a command keeps. */
function isFloeImage({ command, args }: Container): boolean {
  return command === undefined && args !== undefined;
}
