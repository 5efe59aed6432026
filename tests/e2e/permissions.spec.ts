import { expect, test } from '@playwright/test';
import { isMachineRoute, routes } from '../../lib/people/routes';
import { type Answer, type OwnServer, startOwnServer } from '../support/own-server';

const PASSWORD = 'correct horse battery';
const visitors = ['anonymous', 'reader', 'editor', 'admin'] as const;
type Visitor = (typeof visitors)[number];
type Call = { path: string; method?: 'POST' | 'PUT'; body?: unknown };

/** An address for each route that needs more than itself. */
const calls: Readonly<Record<string, Call>> = {
  '/claims/[slug]': { path: '/claims/deepseeks-v4-model-may-run-on-huawei-ascend-chips-instead-of-nvidia-hardware' },
  '/sources/[slug]': { path: '/sources/reuters' },
  '/sources/[slug]/what-if': { path: '/sources/reuters/what-if' },
  '/documents/[id]': { path: '/documents/1' },
  '/documents/[id]/what-if': { path: '/documents/1/what-if' },
  '/documents/[id]/compare': { path: '/documents/1/compare' },
  '/documents/[id]/tag': { path: '/documents/1/tag' },
  '/documents/[id]/tags.jsonld': { path: '/documents/1/tags.jsonld' },
  '/documents/[id]/tags.ann': { path: '/documents/1/tags.ann' },
  '/documents/[id]/copies': { path: '/documents/1/copies' },
  '/documents/[id]/copies.wacz': { path: '/documents/1/copies.wacz' },
  '/documents/[id]/copies/[copy]': { path: '/documents/1/copies/1' },
  '/documents/[id]/copies/[copy]/shown': { path: '/documents/1/copies/1/shown' },
  '/documents/[id]/copies/[copy]/bytes': { path: '/documents/1/copies/1/bytes' },
  '/documents/[id]/text.txt': { path: '/documents/1/text.txt' },
  '/api/documents/[id]/tags': { path: '/api/documents/1/tags' },
  '/api/documents/[id]/proposals': { path: '/api/documents/1/proposals?version=1' },
  '/history/[id]': { path: '/history/1' },
  '/history/[id]/details': { path: '/history/1/details' },
  '/history/[id]/restore': { path: '/history/1/restore?record=claim:1' },
  '/join/[token]': { path: `/join/${'x'.repeat(43)}` },
  '/api/facets/[list]/[word]': { path: '/api/facets/claims/status' },
  '/api/lookup/[list]': { path: '/api/lookup/sources?q=reu' },
  '/api/find': { path: '/api/find?q=chips' },
  '/api/similar': { path: '/api/similar?statement=chips' },
  '/api/chains': { path: '/api/chains?claim=1' },
  '/api/publisher': { path: '/api/publisher?url=https://example.org/a' },
  '/api/documents/[id]/fetch-again': { path: '/api/documents/999999/fetch-again', method: 'POST', body: {} },
  '/api/intake': { path: '/api/intake', method: 'POST', body: {} },
  '/api/trace': { path: '/api/trace?link=1' },
  '/api/trace/text': { path: '/api/trace/text', method: 'POST', body: {} },
  '/api/bulk/preview': { path: '/api/bulk/preview', method: 'POST', body: {} },
  '/api/bulk/rows': { path: '/api/bulk/rows?ids=1' },
  '/api/commands/[name]': { path: '/api/commands/claims.create', method: 'POST', body: { input: { statement: '' } } },
  '/api/imports': { path: '/api/imports', method: 'POST', body: { name: 1 } },
  '/api/imports/[id]': { path: `/api/imports/${'0'.repeat(36)}?at=0`, method: 'PUT', body: {} },
  '/api/imports/[id]/read': { path: `/api/imports/${'0'.repeat(36)}/read`, method: 'POST', body: {} },
  '/api/imports/[id]/dry-run': { path: `/api/imports/${'0'.repeat(36)}/dry-run`, method: 'POST', body: {} },
  '/api/imports/[id]/case': { path: `/api/imports/${'0'.repeat(36)}/case`, method: 'POST', body: {} },
  '/api/imports/[id]/similar': { path: `/api/imports/${'0'.repeat(36)}/similar`, method: 'POST', body: {} },
  '/api/imports/[id]/refused.csv': { path: `/api/imports/${'0'.repeat(36)}/refused.csv` },
  '/api/sign-in': { path: '/api/sign-in', method: 'POST', body: { email: 'nobody@example.org', password: 'x' } },
  '/api/sign-out': { path: '/api/sign-out', method: 'POST', body: {} },
};

let server: OwnServer;
const cookies: Record<string, string> = {};

const headersOf = (visitor: Visitor) => ({
  'content-type': 'application/json',
  origin: server.origin,
  ...(cookies[visitor] && { cookie: cookies[visitor] }),
});
const call = (visitor: Visitor, { path, method, body }: Call) =>
  server.ask(path, { ...(method && { method }), body, headers: headersOf(visitor) });

async function run(visitor: Visitor, command: string, input: unknown) {
  const answer = await call(visitor, { path: `/api/commands/${command}`, method: 'POST', body: { input } });
  expect(answer.status, `${command}: ${answer.text}`).toBe(200);
  return JSON.parse(answer.text).result;
}

async function signIn(email: string): Promise<string> {
  const answer = await call('anonymous', { path: '/api/sign-in', method: 'POST', body: { email, password: PASSWORD } });
  expect(answer.status, answer.text).toBe(200);
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function join(visitor: Visitor, token: string) {
  const email = `${visitor}@example.org`;
  await run('anonymous', 'people.join', { token, name: visitor, email, password: PASSWORD });
  cookies[visitor] = await signIn(email);
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startOwnServer(Number(process.env.WHENCE_E2E_PORT ?? 3210) + 2);
});
test.afterAll(() => server?.stop());

test('the printed link makes the first admin, once', async () => {
  await join('admin', server.link);
  const again = await call('anonymous', {
    path: '/api/commands/people.join',
    method: 'POST',
    body: { input: { token: server.link, name: 'Second', email: 'second@example.org', password: PASSWORD } },
  });
  expect(again.status).toBe(409);
  for (const role of ['editor', 'reader'] as const) {
    const { path } = await run('admin', 'people.invite', { role });
    await join(role, path.split('/').at(-1));
  }
});

/** What the answer comes to, in a word of its own so that one look at the table suffices. */
function outcome({ status, headers, text }: Answer): string {
  if (status === 401) return 'told to sign in';
  if (status === 307 && String(headers.location).includes('/sign-in?next=')) return 'sent to sign in';
  if (status === 403 || text.includes('Only editors can')) return 'forbidden';
  return status < 500 ? 'let in' : `error ${status}`;
}

function expected(route: string, visitor: Visitor, reading: 'anyone' | 'members'): string {
  const need = routes[route as keyof typeof routes];
  const refused = isMachineRoute(route) ? 'told to sign in' : 'sent to sign in';
  const isIn = visitor !== 'anonymous';
  const isEditor = visitor === 'editor' || visitor === 'admin';
  // Whoever must sign in first does so there, since the page that was sent would be lost elsewhere.
  if (route === '/capture') return visitor === 'reader' ? 'forbidden' : 'let in';
  if (need === 'open') return route === '/api/sign-in' ? 'told to sign in' : 'let in';
  if (need === 'command') return !isIn ? 'told to sign in' : isEditor ? 'let in' : 'forbidden';
  if (!isIn && (reading === 'members' || need === 'signed in')) return refused;
  if (need === 'editors' && !isEditor) return !isIn && isMachineRoute(route) ? 'told to sign in' : 'forbidden';
  return 'let in';
}

for (const reading of ['members', 'anyone'] as const)
  test(`every route answers each role as the table says, when ${reading} may read`, async () => {
    test.setTimeout(180_000);
    await run('admin', 'settings.change', { read: reading });
    // Other processes may go by the setting of a second ago.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const found: string[] = [];
    const wanted: string[] = [];
    for (const route of Object.keys(routes))
      for (const visitor of visitors) {
        if (route === '/api/sign-out' && visitor !== 'anonymous') continue;
        expect(route.includes('[') && !calls[route], `${route} needs an address in this test`).toBe(false);
        const answer = await call(visitor, calls[route] ?? { path: route });
        found.push(`${route} as ${visitor}: ${outcome(answer)}`);
        wanted.push(`${route} as ${visitor}: ${expected(route, visitor, reading)}`);
      }
    expect(found).toEqual(wanted);
  });

test('nobody reads what they may not, however the address is spelt', async () => {
  await run('admin', 'settings.change', { read: 'members' });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const spellings = [
    '/claims.csv',
    '/claims?_rsc=1',
    '//claims.csv',
    '/./claims.csv',
    '/%63laims.csv',
    '/claims.csv%3f',
    '/CLAIMS.CSV',
    '/join/../claims.csv',
    '/join/..%2fclaims.csv',
    '/_next/static/../../claims.csv',
    '/_next/static/%2e%2e/%2e%2e/claims.csv',
    '/_next/data/x/claims.json',
    '/_next/image?url=%2Fclaims.csv&w=64&q=75',
    '/claims.rsc',
    '/claims.txt',
    '/claims.segments/_tree.segment.rsc',
    '/api/commands/../../claims.csv',
    '/icon.svg/../claims.csv',
    '/sign-in/../claims.csv',
  ];
  const tricks: Record<string, string>[] = [
    {},
    { rsc: '1' },
    { 'next-router-prefetch': '1' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-nextjs-data': '1' },
  ];
  for (const headers of tricks)
    for (const path of spellings) {
      const { text, status } = await server.ask(path, { headers });
      expect([path, headers, status < 500, /DeepSeek|Huawei/.test(text)]).toEqual([path, headers, true, false]);
    }
});

test('signing in goes on only to pages of this server', async () => {
  const to = async (next: string) =>
    String(
      (await server.ask(`/sign-in?next=${encodeURIComponent(next)}`, { headers: headersOf('reader') })).headers
        .location,
    );
  expect(await to('/sources?q=a')).toBe('/sources?q=a');
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/.//evil.example'])
    expect(await to(next)).toBe('/claims');
  const sent = await server.ask('/claims?q=a%26b', { headers: { host: '127.0.0.1' } });
  expect(String(sent.headers.location).replace(/^https?:\/\/[^/]+/, '')).toBe('/sign-in?next=%2Fclaims%3Fq%3Da%2526b');
});

test('a server for this computer only answers to no other name', async () => {
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example'])
    for (const path of ['/claims', '/claims.csv', '/api/lookup/sources?q=a']) {
      const { status } = await server.ask(path, { headers: { ...headersOf('admin'), host } });
      expect([host, path, status]).toEqual([host, path, 403]);
    }
});

test('a token reads and writes as its role, until it is revoked', async () => {
  const { id, secret } = await run('editor', 'tokens.create', { name: 'program', role: 'reader' });
  const authorization = `Bearer ${secret}`;
  const read = async () => (await server.ask('/sources.csv', { headers: { authorization } })).status;
  expect(await read()).toBe(200);
  const write = await server.ask('/api/commands/claims.create', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: { input: { statement: 'By a reader' } },
  });
  expect(write.status).toBe(403);
  await run('editor', 'tokens.revoke', { id });
  expect(await read()).toBe(401);
});

test('signing out ends the session', async () => {
  const cookie = cookies.reader ?? '';
  expect((await server.ask('/claims', { headers: { cookie } })).status).toBe(200);
  const left = await call('reader', { path: '/api/sign-out', method: 'POST', body: {} });
  expect([left.status, String(left.headers['set-cookie'])]).toEqual([200, expect.stringMatching(/Max-Age=0/)]);
  expect((await server.ask('/claims', { headers: { cookie } })).status).toBe(307);
});
