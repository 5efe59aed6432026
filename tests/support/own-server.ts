import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};
type Asked = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: unknown };

export type OwnServer = {
  readonly origin: string;
  /** The secret of the link that makes the first admin, as it was printed. */
  readonly link: string;
  /** Of the process that serves; not known where there is no /proc. */
  readonly pid: number | undefined;
  /** Sends the path as it stands, redirects not followed. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** @param then what is done with the data folder before it is removed */
  stop(then?: (folder: string) => Promise<void>): Promise<void>;
};

/**
 * Starts the product as “npm start” does, with a database of its own, for tests that set what others must not see.
 * @param onLog is told each line of its log, which is otherwise passed on
 */
export async function startOwnServer(port: number, onLog?: (line: string) => void): Promise<OwnServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-own-'));
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', DATA_DIR: folder };
  const child = spawn(process.execPath, ['lib/cli/start.mjs'], {
    env,
    stdio: ['ignore', 'pipe', onLog ? 'pipe' : 'inherit'],
  });
  if (onLog && child.stderr) createInterface(child.stderr).on('line', onLog);
  let stopping = false;
  child.on('exit', (code, signal) => !stopping && onLog?.(`The server has ended by itself: ${signal ?? code}.`));
  const stop: OwnServer['stop'] = async (then) => {
    stopping = true;
    const ended = once(child, 'close');
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    await then?.(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  let link = '';
  let isReady = false;
  for await (const line of createInterface(child.stdout as Readable)) {
    isReady ||= line.startsWith('Whence is ready');
    link ||= /^Create the first admin: \S+\/join\/([\w-]+)$/.exec(line)?.[1] ?? '';
    if (isReady && link) break;
  }
  if (!isReady || !link) {
    await stop();
    throw new Error('The server did not start, or printed no link.');
  }
  // What it prints from now on must go somewhere.
  child.stdout?.resume();
  const children = `/proc/${child.pid}/task/${child.pid}/children`;
  const pid = existsSync(children) ? Number(readFileSync(children, 'utf8').trim().split(' ')[0]) : undefined;
  return { origin: `http://127.0.0.1:${port}`, link, pid, ask: (at, asked) => ask(port, at, asked), stop };
}

/** Sends one request to a server on this computer; redirects are not followed. */
export function ask(port: number, at: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: at, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
