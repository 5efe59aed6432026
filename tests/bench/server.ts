import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.join(import.meta.dirname, '../..');
const PATIENCE = 60_000;

export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  firstByte: number;
  total: number;
};
export type Server = {
  readonly url: string;
  get(address: string, onData?: (chunk: Buffer) => void): Promise<Answer>;
  /** Bytes of memory, now. */
  memory(): number;
  stop(): Promise<void>;
};

/** Starts the built app as “npm start” does, on a free port; resolves when it has answered a first request. */
export async function startServer(env: { DATABASE_URL: string; DATA_DIR?: string }): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'lib/cli/start.mjs')], {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const leave = () => void child.kill();
  process.on('exit', leave);
  const agent = new http.Agent({ keepAlive: true });
  const stop = async () => {
    process.off('exit', leave);
    agent.destroy();
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  };
  const get: Server['get'] = (address, onData) => request(agent, port, address, onData);
  for (const began = Date.now(); ; await sleep(20)) {
    const answered = await get('/claims').catch(() => undefined);
    if (answered?.status === 200) break;
    if (child.exitCode !== null || Date.now() - began > PATIENCE) {
      await stop();
      throw new Error(`The app does not answer:\n${output}\n${answered?.body ?? ''}`);
    }
  }
  // What npm start starts is the child of that child.
  const pid = fs.readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ')[0];
  return {
    url: `http://127.0.0.1:${port}`,
    get,
    stop,
    memory: () => 1024 * Number(/VmRSS:\s*(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]),
  };
}

/** With `onData` the body is handed on, not kept. */
function request(agent: http.Agent, port: number, address: string, onData?: (chunk: Buffer) => void): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const options = { agent, port, host: '127.0.0.1', path: address, headers: { 'Accept-Encoding': 'gzip' } };
    const asked = http.get(options, (response) => {
      const chunks: Buffer[] = [];
      let firstByte = 0;
      response.on('data', (chunk: Buffer) => {
        firstByte ||= performance.now() - began;
        if (onData) onData(chunk);
        else chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks), firstByte, total: performance.now() - began });
      });
    });
    asked.on('error', reject);
  });
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
