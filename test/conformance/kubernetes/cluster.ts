import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/free-port';

/** The programs that a cluster without nodes is made of. */
export interface ClusterPrograms {
  readonly etcd: string;
  readonly kubeApiserver: string;
  readonly kubectl: string;
}

/** What one call of kubectl came to. */
export interface KubectlResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ClusterOptions {
  /** Pods need their account, and get its token: no controller makes the account `default`. @default false */
  readonly serviceAccounts?: boolean;
}

/** A Kubernetes API server with its etcd, on loopback: it takes objects as any cluster does and runs none. */
export class Cluster {
  private readonly folder = mkdtempSync(join(tmpdir(), 'floe-cluster-'));
  private readonly token = randomUUID();
  private readonly processes: ChildProcess[] = [];
  /** The address of the API server. */
  server = '';

  constructor(
    private readonly programs: ClusterPrograms,
    private readonly options: ClusterOptions = {},
  ) {}

  async start(): Promise<void> {
    const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
    const [clientUrl, peerUrl] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
    this.run(this.programs.etcd, [
      `--data-dir=${join(this.folder, 'etcd')}`,
      `--listen-client-urls=${clientUrl}`,
      `--advertise-client-urls=${clientUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
    ]);
    const key = join(this.folder, 'service-account.key');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const tokens = join(this.folder, 'tokens.csv');
    writeFileSync(tokens, `${this.token},admin,admin,system:masters\n`, { mode: 0o600 });
    this.run(this.programs.kubeApiserver, [
      `--etcd-servers=${clientUrl}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      `--secure-port=${secure}`,
      `--cert-dir=${join(this.folder, 'certificates')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${key}`,
      `--service-account-signing-key-file=${key}`,
      `--token-auth-file=${tokens}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.96.0.0/12',
      ...(this.options.serviceAccounts === true ? [] : ['--disable-admission-plugins=ServiceAccount']),
    ]);
    this.server = `https://127.0.0.1:${secure}`;
    await this.ready();
  }

  /** Runs kubectl as an administrator of the cluster. */
  kubectl(args: readonly string[], input = ''): KubectlResult {
    const cluster = ['--server', this.server, '--token', this.token, '--insecure-skip-tls-verify'];
    try {
      const options = { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 } as const;
      // A home of its own: no cache of discovery from another cluster, no configuration of the user's.
      const env = { ...process.env, HOME: this.folder, KUBECONFIG: join(this.folder, 'none') };
      return {
        status: 0,
        stdout: execFileSync(this.programs.kubectl, [...cluster, ...args], { ...options, env }),
        stderr: '',
      };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { status, stdout, stderr };
    }
  }

  async stop(): Promise<void> {
    const ended = this.processes.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.processes) child.kill('SIGKILL');
    await Promise.all(ended);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(program: string, args: readonly string[]): void {
    const log = openSync(join(this.folder, `${this.processes.length}.log`), 'w');
    this.processes.push(spawn(program, args, { stdio: ['ignore', log, log], cwd: this.folder }));
  }

  private async ready(): Promise<void> {
    for (let tries = 0; tries < 240; tries += 1) {
      if (this.kubectl(['get', '--raw', '/readyz']).status === 0) return;
      if (this.processes.some(({ exitCode }) => exitCode !== null)) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const logs = this.processes.map((_, at) => readFileSync(join(this.folder, `${at}.log`), 'utf8').slice(-2000));
    throw new Error(`the API server does not answer:\n${logs.join('\n')}`);
  }
}
