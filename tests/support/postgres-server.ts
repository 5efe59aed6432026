import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type PostgresServer = { url: string; stop(): Promise<void> };
export type NoPostgres = { url: null; reason: string };

/** PostgreSQL refuses to run as root; this user, “nobody”, is on every Linux. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * Starts a private server of the installed PostgreSQL in a temporary folder, reached by a socket in it; nothing of it
 * stays behind.
 */
export async function startPostgres(...more: string[]): Promise<PostgresServer | NoPostgres> {
  const bin = binaries();
  if (!bin) return { url: null, reason: 'no initdb and postgres in PATH or /usr/lib/postgresql/*/bin' };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'whence-pg-'));
  if (asNobody.uid) fs.chownSync(folder, asNobody.uid, asNobody.gid);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, encoding: 'utf8', ...asNobody } as const;
  const init = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-N'],
    options,
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr}`);

  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    ...more,
  ];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const kill = () => {
    server.kill('SIGQUIT');
    fs.rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit');
    fs.rmSync(folder, { recursive: true, force: true });
  };

  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error(`The PostgreSQL server did not start: ${log}`);
    await sleep(50);
  }
  return { url, stop };
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

/** Runs one statement outside any transaction, as CREATE DATABASE needs it. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function binaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = fs.existsSync(root) ? fs.readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(root, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => fs.existsSync(path.join(folder, name))));
}
