import { EventEmitter } from 'node:events';
import { createServer, STATUS_CODES } from 'node:http';
import { finished } from 'node:stream/promises';
import next from 'next';
import { urlOf } from '../format/url.mjs';
import { refusalOf } from '../http/refusal.mjs';
import { securityHeaders } from '../http/security-headers.mjs';
import { log, logInsteadOfConsole } from '../log.server.mjs';
import { root } from './run.mjs';

const SECOND = 1000;
/** Nobody keeps a connection without using it, and all together leave descriptors for the database. */
const bounds = {
  headersTimeout: 15 * SECOND,
  requestTimeout: 120 * SECOND,
  keepAliveTimeout: 5 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};
/** Longer than the longest command, which sends nothing while it runs. */
const IDLE = 300 * SECOND;
const CONNECTIONS = 500;
const THROWN_AWAY = 20_000_000;

logInsteadOfConsole();

const port = Number(process.env.PORT);
const headers = securityHeaders(/^https:/i.test(process.env.PUBLIC_URL ?? ''));
const hostname = process.env.HOST;

// What Node would do with requests for another protocol is done to a server that gets none. Without a listener, Node
// takes them for plain ones.
const app = next({ dir: root, port, hostname, httpServer: /** @type {any} */ (new EventEmitter()) });
const handle = app.getRequestHandler();
/** @type {Promise<void> | undefined} */
let preparing;

const server = createServer(bounds, async (request, response) => {
  try {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    absolute(request);
    // As lib/http/request-origin.ts reads it.
    request.headers['x-whence-peer'] = request.socket.remoteAddress ?? '';
    const refused = refusalOf(request);
    if (refused) return await refuse(request, response, refused);
    await preparing;
    await handle(request, response);
  } catch (error) {
    log.error(error, 'A request failed.');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
});
server.setTimeout(IDLE);
server.maxConnections = CONNECTIONS;
server.on('clientError', (error, socket) => {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  // At this point Node has no answer to put headers on.
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const lines = Object.entries({ ...headers, 'Content-Length': '0', Connection: 'close' }).map((pair) =>
    pair.join(': '),
  );
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n'));
});
server.on('error', (error) => {
  console.error('Failed to start server');
  console.error(error);
  process.exit(1);
});
server.on('listening', () => {
  preparing = app.prepare();
  preparing.catch((error) => {
    console.error(error);
    process.exit(1);
  });
});
server.listen(port, hostname);

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ status: number, headers: Record<string, string>, body: string }} refused
 */
async function refuse(request, response, { status, headers, body }) {
  // A client that is still sending does not read the answer. What it sends is discarded first, unless that takes long.
  if (Number(request.headers['content-length'] ?? 0) <= THROWN_AWAY) await finished(request.resume()).catch(() => {});
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}

/**
 * A request may name the whole address, whose host then counts. @param {import('node:http').IncomingMessage} request
 */
function absolute(request) {
  const { url = '' } = request;
  const whole = /^https?:\/\//i.test(url) ? urlOf(url) : null;
  if (!whole) return;
  const { host, pathname, search } = whole;
  request.url = pathname + search;
  request.headers.host = host;
}

let stopping = false;
/** Finishes what is under way, then closes the database. @param {number} code */
function stop(code) {
  if (stopping) return;
  stopping = true;
  server.close(async () => {
    await app.close().catch(console.error);
    process.exit(code);
  });
}
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
