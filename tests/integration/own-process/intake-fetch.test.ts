import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchPage } from '@/lib/intake/fetch-page.server';
import { type Network, realNetwork } from '@/lib/intake/guarded-connect.server';
import { isPublicAddress } from '@/lib/intake/public-address.server';

/** Stands for an address of the public internet; everything else on this machine is as private as ever. */
const PUBLIC = '127.0.0.1';
const PAGE = '<title>A page</title><p>Words';

let server: Server;
let port: number;
/** What each name leads to, one answer after the other; the last one stays. */
const names: Record<string, string[][]> = {
  'site.test': [[PUBLIC]],
  'inner.test': [['127.0.0.2']],
  'mixed.test': [[PUBLIC, '10.0.0.1']],
  'six.test': [['::1']],
};
const asked: string[] = [];
const seen: Record<string, string | string[] | undefined>[] = [];

const network: Network = {
  resolve(host, done) {
    asked.push(host);
    const answers = names[host];
    const found = answers && answers.length > 1 ? answers.shift() : answers?.[0];
    if (!found) return done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  },
  isAllowed: (address) => address === PUBLIC || isPublicAddress(address),
  isOwnName: (host) => host === 'own.test',
  isAllowedPort: (asked) => asked === port || asked === 80,
};

const pages: Record<string, (response: ServerResponse) => void> = {
  '/page': (response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
  '/packed': (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(PAGE)),
  '/bomb': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(50_000_000))),
  '/half-packed': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(PAGE.repeat(99)).subarray(0, 40)),
  '/not-packed': (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(PAGE),
  '/odd-packing': (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'zstd' }).end(PAGE),
  '/endless': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'a')));
    };
    response.on('drain', more);
    more();
  },
  '/large': (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '99000000' }).write('a'),
  '/stalls': (response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
  '/silent': () => {},
  '/drips': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/lies': (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' }).write('<p>');
    setTimeout(() => response.destroy(), 20);
  },
  '/picture': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/missing': (response) => response.writeHead(404).end(),
  '/closed': (response) => response.writeHead(403).end(),
  '/garbage': (response) => response.socket?.end('this is no http\r\n\r\n'),
  '/to-page': (response) => redirect(response, '/page'),
  '/to-inner': (response) => redirect(response, `http://inner.test:${port}/page`),
  '/to-loopback': (response) => redirect(response, `http://127.0.0.2:${port}/page`),
  '/to-decimal': (response) => redirect(response, `http://2130706434:${port}/page`),
  '/to-mapped': (response) => redirect(response, `http://[::ffff:127.0.0.2]:${port}/page`),
  '/to-file': (response) => redirect(response, 'file:///etc/passwd'),
  '/to-password': (response) => redirect(response, `http://a:b@site.test:${port}/page`),
  '/to-mail': (response) => redirect(response, 'http://site.test:25/'),
  '/to-own': (response) => redirect(response, `http://own.test:${port}/page`),
  '/to-itself': (response) => redirect(response, '/to-itself'),
  '/to-rebound': (response) => redirect(response, `http://rebound.test:${port}/page`),
};
const redirect = (response: ServerResponse, location: string) =>
  response.writeHead(302, { location, connection: 'close' }).end();

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.headers);
    response.on('error', () => {});
    pages[request.url ?? '']?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

afterEach(() => vi.unstubAllEnvs());

const fetched = (path: string, limits = {}, host = 'site.test') =>
  fetchPage(`http://${host}:${port}${path}`, { network, limits });
const refusal = (kind: string, words: string) => ({ kind, message: expect.stringContaining(words) });
const PRIVATE = refusal('invalid', 'private network');

describe('fetching a page', () => {
  it.each(['/page', '/packed'])('gives its bytes, from %s', async (path) => {
    const { url, bytes } = await fetched(path);
    expect([url, Buffer.from(bytes).toString()]).toEqual([`http://site.test:${port}${path}`, PAGE]);
  });

  it('follows a redirect and says where it ended', async () => {
    expect((await fetched('/to-page#top')).url).toBe(`http://site.test:${port}/page`);
  });

  it('sends no cookie, password or address of this server', async () => {
    seen.length = 0;
    await fetched('/page');
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});

describe('what is not fetched', () => {
  it.each(['inner.test', 'mixed.test', 'six.test'])('a name that leads to a private address: %s', async (host) => {
    await expect(fetched('/page', {}, host)).rejects.toMatchObject(PRIVATE);
  });

  it.each(['/to-inner', '/to-loopback', '/to-decimal', '/to-mapped'])(
    'a private address at a redirect: %s',
    async (path) => {
      seen.length = 0;
      await expect(fetched(path)).rejects.toMatchObject(PRIVATE);
      expect(seen).toHaveLength(1);
    },
  );

  it('a name that resolves to a public address first and a private one later', async () => {
    names['rebound.test'] = [[PUBLIC], ['127.0.0.2']];
    expect((await fetched('/page', {}, 'rebound.test')).bytes).toHaveLength(PAGE.length);
    await expect(fetched('/page', {}, 'rebound.test')).rejects.toMatchObject(PRIVATE);
    names['rebound.test'] = [[PUBLIC], ['127.0.0.2']];
    pages['/again'] = (response) => redirect(response, `http://rebound.test:${port}/page`);
    await expect(fetched('/again', {}, 'rebound.test')).rejects.toMatchObject(PRIVATE);
  });

  it('looks a name up once for each connection, and connects to the address it found', async () => {
    asked.length = 0;
    await fetched('/page');
    expect(asked).toEqual(['site.test']);
  });

  it('this machine, by any of its names, as the product is set up', async () => {
    seen.length = 0;
    vi.stubEnv('FETCH_PORTS', String(port));
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '[::ffff:7f00:1]',
      '0.0.0.0',
      '127.0.0.1.',
    ])
      await expect(fetchPage(`http://${host}:${port}/page`)).rejects.toMatchObject({ kind: 'invalid' });
    expect(seen).toEqual([]);
  });

  it.each([
    ['another protocol', '/to-file', 'https:// or http://'],
    ['an address with a password', '/to-password', 'password'],
    ['a port of another service', '/to-mail', 'port 25'],
    ['this server by its name', '/to-own', 'belongs to this server'],
  ])('%s', async (_, path, words) => expect(fetched(path)).rejects.toMatchObject(refusal('invalid', words)));

  it.each([
    'ftp://site.test/',
    'file:///etc/passwd',
    'http://a:b@site.test/',
    'http://site.test:25/',
    'nonsense',
    'http://site/',
  ])('%s', (address) =>
    expect(fetchPage(address, { network })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { url: expect.any(String) },
    }),
  );
});

describe('as the product is set up', () => {
  it('ports other than those of the web must be allowed by name', () => {
    expect([80, 443, 22, 3000, 8080, 8443].filter(realNetwork.isAllowedPort)).toEqual([80, 443]);
    vi.stubEnv('FETCH_PORTS', '8080,8443');
    expect([80, 443, 22, 3000, 8080, 8443].filter(realNetwork.isAllowedPort)).toEqual([80, 443, 8080, 8443]);
  });

  it('hosts of the own network are fetched if they are named exactly, and this server never is', async () => {
    vi.stubEnv('FETCH_HOSTS', `127.0.0.1:${port},localhost:${port}`);
    vi.stubEnv('PORT', '1');
    for (const host of ['127.0.0.1', 'localhost'])
      expect((await fetchPage(`http://${host}:${port}/page`)).bytes.byteLength).toBe(PAGE.length);
    for (const host of ['127.0.0.2', '[::1]', '0.0.0.0'])
      await expect(fetchPage(`http://${host}:${port}/page`)).rejects.toMatchObject({ kind: 'invalid' });
    vi.stubEnv('PORT', String(port));
    for (const host of ['127.0.0.1', 'localhost'])
      await expect(fetchPage(`http://${host}:${port}/page`)).rejects.toMatchObject(PRIVATE);
  });

  it('the name by which people reach this server is not fetched', async () => {
    vi.stubEnv('PUBLIC_URL', 'https://whence.example.org');
    for (const host of ['whence.example.org', 'WHENCE.example.org.'])
      await expect(fetchPage(`http://${host}/page`)).rejects.toMatchObject(
        refusal('invalid', 'belongs to this server'),
      );
    expect(realNetwork.isOwnName('example.org')).toBe(false);
    vi.stubEnv('PUBLIC_URL', '');
    expect(realNetwork.isOwnName('whence.example.org')).toBe(false);
  });
});

describe('pages that misbehave', () => {
  it.each([
    ['/bomb', 'too large', 'larger than 10 MB'],
    ['/endless', 'too large', 'larger than 10 MB'],
    ['/large', 'too large', 'larger than 10 MB'],
    ['/half-packed', 'no answer', 'cannot be read'],
    ['/not-packed', 'no answer', 'cannot be read'],
    ['/odd-packing', 'no answer', 'zstd'],
    ['/lies', 'no answer', 'broke off'],
    ['/garbage', 'no answer', 'If your browser can open it'],
    ['/picture', 'wrong type', 'image/png'],
    ['/missing', 'no answer', 'no page at this address'],
    ['/closed', 'no answer', 'does not let programs read this page'],
    ['/to-itself', 'no answer', 'more than 5 times'],
  ])('%s is %s', async (path, kind, words) => expect(fetched(path)).rejects.toMatchObject(refusal(kind, words)));

  it.each(['/stalls', '/silent', '/drips'])('%s is too slow', async (path) => {
    await expect(fetched(path, { time: 300 })).rejects.toMatchObject(refusal('too slow', 'took longer'));
  });

  it('a name that is never found is too slow, one that is not there is said to be so', async () => {
    const never: Network = { ...network, resolve: () => {} };
    await expect(fetchPage('http://site.test/', { network: never, limits: { time: 200 } })).rejects.toMatchObject({
      kind: 'too slow',
    });
    await expect(fetched('/page', {}, 'nowhere.test')).rejects.toMatchObject(
      refusal('no answer', 'no site with this name'),
    );
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const cancelled = fetchPage(`http://site.test:${port}/stalls`, { network, signal: controller.signal });
    await expect(cancelled).rejects.toMatchObject(refusal('no answer', 'Cancelled'));
  });
});
