import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraries } from './postgres-programs';
import type { Processes } from './processes';

/** Who owns a database that its image makes at its first start. */
export interface Database {
  readonly user: string;
  readonly password: string;
  readonly name: string;
}

/** Where a server keeps its data and listens, and what its process is called. */
export interface PostgresServer {
  readonly folder: string;
  readonly port: number;
  readonly name: string;
}

/** PostgreSQL refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Makes a database as the postgres image does, and serves it at a port of loopback. */
export function startPostgres(bin: string, server: PostgresServer, database: Database, processes: Processes): void {
  const { folder, port, name } = server;
  const data = join(folder, 'database');
  mkdirSync(data, { mode: 0o700 });
  if (nobody !== undefined) chownSync(data, nobody.uid, nobody.gid);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, database.password, { mode: 0o644 });
  const env = { PATH: `${bin}:/usr/bin:/bin`, LD_LIBRARY_PATH: libraries(bin), LC_ALL: 'C.UTF-8' };
  const options = { cwd: data, env, stdio: 'pipe', ...nobody } as const;
  const initdb = ['-D', data, '-U', database.user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'];
  execFileSync(join(bin, 'initdb'), initdb, options);
  const single = ['--single', '-D', data, 'postgres'];
  execFileSync(join(bin, 'postgres'), single, { ...options, input: `CREATE DATABASE "${database.name}";\n` });
  processes.start(name, {
    command: [join(bin, 'postgres'), '-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', '-F'],
    env,
    cwd: data,
    ...(nobody === undefined ? {} : { user: nobody }),
  });
}
