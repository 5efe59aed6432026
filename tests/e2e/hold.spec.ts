import { connect, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { type OwnServer, startOwnServer } from '../support/own-server';

const port = Number(process.env.WHENCE_E2E_PORT ?? 3210) + 3;
let server: OwnServer;

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startOwnServer(port);
});
test.afterAll(() => server?.stop());

const HOST = `Host: 127.0.0.1:${port}`;

/** Sends these bytes and says what came until the server closed the connection. */
function send(text: string, keep: (socket: Socket) => void = () => {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    keep(socket);
  });
}
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

test('a request for another protocol is refused and its connection closed, however many there are', async () => {
  const upgrade = (path: string, protocol: string) =>
    `GET ${path} HTTP/1.1\r\n${HOST}\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => send(upgrade(i % 2 ? '/claims' : '/_next/hmr', i % 3 ? 'websocket' : 'foo'))),
  );
  expect(new Set(answers.map(statusOf))).toEqual(new Set([400]));
  expect((await server.ask('/api/health')).status).toBe(200);
  // Programs that offer a newer HTTP are content with this one.
  expect(statusOf(await send(upgrade('/api/health', 'h2c')))).toBe(200);
});

test('methods and forms that no route has are answered and closed', async () => {
  for (const line of ['TRACE /claims', 'OPTIONS *', 'GET *']) {
    const answer = await send(`${line} HTTP/1.1\r\n${HOST}\r\n\r\n`);
    expect([line, statusOf(answer), /\r\nAllow: GET, HEAD, POST, OPTIONS\r\n/.test(answer)]).toEqual([line, 405, true]);
  }
  expect(await send(`CONNECT example.org:443 HTTP/1.1\r\n${HOST}\r\n\r\n`)).toBe('');
  expect(
    statusOf(await send(`GET http://127.0.0.1:${port}/api/health HTTP/1.1\r\n${HOST}\r\nConnection: close\r\n\r\n`)),
  ).toBe(200);
  expect(statusOf(await send(`GET http://evil.example/claims HTTP/1.1\r\n${HOST}\r\nConnection: close\r\n\r\n`))).toBe(
    403,
  );
});

test('an unreadable address gets a 400 in our words on every route', async () => {
  const strange = ['%00', '%E0%A4%A', '%ED%A0%80'];
  const routes = [
    '/claims',
    '/sources',
    '/documents',
    '/history',
    '/network',
    '/claims/overview',
    '/review',
    '/topics',
    '/sign-in',
  ];
  const machines = [
    '/claims.csv',
    '/claims.csv-metadata.json',
    '/api/facets/claims/source',
    '/api/lookup/sources',
    '/api/similar',
  ];
  const found: string[] = [];
  for (const text of strange) {
    const addresses = [
      ...routes.flatMap((path) => [`${path}?q=${text}`, `${path}?source=${text}`]),
      ...['/claims/', '/sources/', '/documents/', '/history/', '/join/', '/settings/', '/'].map(
        (path) => `${path}${text}`,
      ),
      ...machines.flatMap((path) => [`${path}?q=${text}`, `${path}?source=${text}`, `${path}?like=${text}`]),
      ...[`/api/facets/${text}/x`, `/api/lookup/${text}`, `/documents/${text}/text.txt`, `/api/documents/${text}/tags`],
    ];
    for (const address of addresses) {
      const { status, headers } = await server.ask(address);
      const isMachine = /^\/api|\.(csv|json|txt)/.test(address) || address.includes('.csv');
      const type = isMachine ? 'application/problem+json' : 'text/html; charset=utf-8';
      if (status !== 400 || headers['content-type'] !== type)
        found.push(`${address}: ${status} ${headers['content-type']}`);
    }
  }
  expect(found).toEqual([]);
  expect((await server.ask('/claims?q=50%')).status).toBe(200);
});

test('every answer carries the security headers, whatever answers', async () => {
  const { text } = await server.ask('/claims');
  const file = /"(\/_next\/static\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
  expect(file).not.toBe('');
  const asked: [string, number, string?][] = [
    [file, 200],
    ['/icon.svg', 200],
    ['/_next/static/nowhere.js', 404],
    ['/nowhere', 404],
    ['/settings', 307],
    ['/claims/', 308],
    ['/claims.csv', 200],
    ['/api/health', 200],
    ['/api/commands/nothing', 405],
    ['/claims?q=%00', 400],
    ['/claims', 405, 'TRACE'],
  ];
  for (const [at, status, method] of asked) {
    const answer = await server.ask(at, { method });
    expect([at, answer.status]).toEqual([at, status]);
    expect(answer.headers, at).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src '(none|self)'; (?!.*default-src)/),
      ...{ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' },
      ...{ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' },
    });
  }
  expect(await send('no HTTP\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 Bad Request\r\n(.+\r\n)*X-Content-Type-Options: nosniff\r\n/,
  );
});

test('a sign-in of many megabytes is refused, and others are answered in the meantime', async () => {
  const headers = { origin: server.origin, 'content-type': 'application/json' };
  const body = Array.from({ length: 500_000 }, () => 'aaaaaaaaaaaa');
  const [large, health] = await Promise.all([
    server.ask('/api/sign-in', {
      method: 'POST',
      headers: { ...headers, 'content-length': String(JSON.stringify(body).length) },
      body,
    }),
    server.ask('/api/health'),
  ]);
  expect([large.status, health.status]).toEqual([413, 200]);
  // Nobody need say how long it is.
  const chunk = 'a'.repeat(8000);
  const chunked = `POST /api/sign-in HTTP/1.1\r\n${HOST}\r\nOrigin: ${server.origin}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1f40\r\n${chunk}\r\n0\r\n\r\n`;
  expect(statusOf(await send(chunked))).toBe(413);
});

test('a connection without a request is closed', async () => {
  const [silent, half] = await Promise.all([send(''), send(`GET /claims HTTP/1.1\r\n${HOST}\r\n`)]);
  expect([statusOf(silent), statusOf(half)]).toEqual([408, 408]);
});

test('there are no more connections than there is room for', async () => {
  const open: Socket[] = [];
  const all = Array.from({ length: 520 }, () => send('', (socket) => void open.push(socket)));
  await Promise.race(all);
  for (const socket of open) socket.destroy();
  await Promise.all(all);
  await expect(async () => expect((await server.ask('/api/health')).status).toBe(200)).toPass();
});
