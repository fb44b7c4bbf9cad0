import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process is started with. */
export interface ProcessStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** @default - that of the test */
  readonly user?: { readonly uid: number; readonly gid: number };
}

interface Running {
  readonly child: ChildProcess;
  readonly log: string;
  readonly ended: Promise<number>;
}

/** The processes that a test started, each with a log below a folder; all of them end with it. */
export class Processes {
  private readonly running = new Map<string, Running>();
  private readonly killAll = () => {
    for (const { child } of this.running.values()) killGroup(child);
  };

  constructor(private readonly folder: string) {
    // Jest may leave a test that hangs: nothing outlives the process that started it.
    process.once('exit', this.killAll);
  }

  /** Starts a process in a group of its own, so that its children end with it. */
  start(name: string, { command, env, cwd, user }: ProcessStart): void {
    const [program = '', ...args] = command;
    const log = join(this.folder, `${name}.log`);
    const out = openSync(log, 'w');
    const child = spawn(program, args, { env, cwd, ...user, detached: true, stdio: ['ignore', out, out] });
    closeSync(out);
    const ended = new Promise<number>((resolve) => {
      child.once('error', () => resolve(127));
      child.once('exit', (code) => resolve(code ?? 137));
    });
    this.running.set(name, { child, log, ended });
  }

  /** Runs a process to its end, for a number of seconds at most: its exit status, 124 where it took longer. */
  async run(name: string, start: ProcessStart, seconds: number): Promise<number> {
    this.start(name, start);
    const { child, ended } = this.running.get(name) as Running;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<number>((resolve) => {
      timer = setTimeout(() => resolve(124), seconds * 1000);
    });
    const status = await Promise.race([ended, late]);
    clearTimeout(timer);
    killGroup(child);
    return status;
  }

  isRunning(name: string): boolean {
    const child = this.running.get(name)?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** What a process printed. */
  log(name: string): string {
    const log = this.running.get(name)?.log;
    return log === undefined ? '' : readFileSync(log, 'utf8');
  }

  async stop(): Promise<void> {
    this.killAll();
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
    process.off('exit', this.killAll);
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
