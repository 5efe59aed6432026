import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientAddress, isLocal, isOwnName, ownAddress } from '@/lib/http/request-origin';
import { deviceOf } from '@/lib/people/device';
import { nextPath } from '@/lib/people/next-path';
import { may, mayRead } from '@/lib/people/permissions';
import { isMachineRoute, isOpenRoute, routes } from '@/lib/people/routes';
import { email } from '@/lib/people/schema';

afterEach(() => vi.unstubAllEnvs());

describe('after signing in one goes', () => {
  it.each(['/claims', '/claims?q=a%20b&page=2', '/sources/reuters#top', '/settings'])('to %s', (to) =>
    expect(nextPath(to)).toBe(to),
  );
  it.each([
    undefined,
    '',
    'claims',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example/claims',
    'javascript:alert(1)',
    '/sign-in?next=/sign-in',
    '/api/sign-out',
    ['/a', '/b'],
  ])('never to %j', (to) => expect(nextPath(to)).toBe('/claims'));
});

describe('a device is named by', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['Firefox/140.0', 'Firefox'],
    ['a program (Windows NT 10.0)', 'Windows'],
    ['curl/8.5.0', 'Unknown device'],
    [null, 'Unknown device'],
  ])('%s', (text, name) => expect(deviceOf(text)).toBe(name));
});

describe('a server for this computer alone', () => {
  it('answers only to the names of this computer', () => {
    vi.stubEnv('HOST', '127.0.0.1');
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'whence.localhost'])
      expect([host, isOwnName(host)]).toEqual([host, true]);
    for (const host of [
      'evil.example',
      'localhost.evil.example:3000',
      '127.0.0.1.evil.example',
      '10.0.0.5:3000',
      '',
      null,
    ])
      expect([host, isOwnName(host)]).toEqual([host, false]);
  });

  it('is none that listens elsewhere, is behind a proxy or has a public address', () => {
    expect(isLocal()).toBe(true);
    for (const [name, value] of [
      ['HOST', '0.0.0.0'],
      ['HOST', '192.168.1.4'],
      ['HOST', '::'],
      ['BEHIND_PROXY', '1'],
      ['PUBLIC_URL', 'https://whence.example.org'],
    ] as const) {
      vi.stubEnv(name, value);
      expect([value, isLocal(), isOwnName('anything.example')]).toEqual([value, false, true]);
      vi.unstubAllEnvs();
    }
  });

  it('prints links that can be opened', () => {
    vi.stubEnv('PORT', '4000');
    for (const [host, address] of [
      ['', 'http://localhost:4000'],
      ['0.0.0.0', 'http://localhost:4000'],
      ['192.168.1.4', 'http://192.168.1.4:4000'],
      ['fd00::1', 'http://[fd00::1]:4000'],
    ] as const) {
      vi.stubEnv('HOST', host);
      expect(ownAddress()).toBe(address);
    }
    vi.stubEnv('PUBLIC_URL', 'https://whence.example.org');
    expect(ownAddress()).toBe('https://whence.example.org');
  });
});

describe('the address of a client', () => {
  const forged = new Headers({ 'x-forwarded-for': '6.6.6.6, 10.1.2.3' });
  it('is not believed without a proxy', () => expect(clientAddress(forged)).toBe(null));
  it('is what the proxy itself adds', () => {
    vi.stubEnv('BEHIND_PROXY', '1');
    expect(clientAddress(forged)).toBe('10.1.2.3');
    expect(clientAddress(new Headers({ 'x-forwarded-for': '<script>' }))).toBe(null);
    expect(clientAddress(undefined)).toBe(null);
  });
});

describe('routes', () => {
  it('that need no account are these', () => {
    const open = Object.keys(routes).filter((route) => isOpenRoute(route.replace(/\[\w+\]/g, 'x')));
    expect(open.sort()).toEqual([
      '/api/commands/[name]',
      '/api/health',
      '/api/sign-in',
      '/api/sign-out',
      '/capture',
      '/join/[token]',
      '/sign-in',
    ]);
  });

  it.each([
    '/claims',
    '/nowhere',
    '/sign-in/',
    '/sign-inx',
    '/join',
    '/join/',
    '/join/x/y',
    '/api/commands',
    '/api/commands/x/y',
    '/x/sign-in',
    '/_next',
    '/SIGN-IN',
  ])('%s needs one', (route) => expect(isOpenRoute(route)).toBe(false));

  it('for programs answer with an error and no page', () => {
    expect(Object.keys(routes).filter(isMachineRoute).sort()).toEqual(
      Object.keys(routes)
        .filter((route) =>
          /^\/api\/|\.(csv|xlsx|json|jsonl|jsonld|ann|txt|zip|wacz)|\/details$|\/restore$|\/bytes$/.test(route),
        )
        .sort(),
    );
  });
});

describe('permissions', () => {
  it('refuse what is not in the table', () => {
    expect(may({ role: 'anonymous' }, 'claims.write')).toBe(false);
    expect(may({ role: 'reader' }, 'claims.write')).toBe(false);
    expect(may({ role: 'editor' }, 'people.manage')).toBe(false);
    expect(may({ role: 'somebody' as 'admin' }, 'claims.write')).toBe(false);
  });
  it('to read are for members where the setting says so', () => {
    expect(mayRead({ role: 'anonymous' }, 'anyone')).toBe(true);
    expect(mayRead({ role: 'anonymous' }, 'members')).toBe(false);
    expect(mayRead({ role: 'reader' }, 'members')).toBe(true);
  });
});

it('e-mail addresses are the same in any case of letters', () => {
  expect(email.parse('  Ada@Example.ORG ')).toBe('ada@example.org');
  expect(email.safeParse('ada@').success).toBe(false);
});

it('the key that signs cookies is made once, for its owner alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-secret-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('WHENCE_SECRET', '');
  const keys = new Set<string>();
  for (let i = 0; i < 3; i++) {
    vi.resetModules();
    keys.add((await import('@/lib/people/secret.server')).signingKey());
  }
  const file = path.join(folder, 'auth-secret');
  expect([...keys]).toEqual([readFileSync(file, 'utf8').trim()]);
  expect([...keys][0]).toMatch(/^[\w-]{43}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['auth-secret']);
  rmSync(folder, { recursive: true });
});

it('a key that is there is read, also where nothing can be written any more', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-secret-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('WHENCE_SECRET', '');
  writeFileSync(path.join(folder, 'auth-secret'), 'a'.repeat(43));
  // As on a full disk, a new key could not be written.
  mkdirSync(path.join(folder, `auth-secret.${process.pid}`));
  vi.resetModules();
  expect((await import('@/lib/people/secret.server')).signingKey()).toBe('a'.repeat(43));
  rmSync(folder, { recursive: true });
});

it('an incomplete key signs nothing', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-secret-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('WHENCE_SECRET', '');
  for (const part of ['', 'a'.repeat(20)]) {
    writeFileSync(path.join(folder, 'auth-secret'), part);
    vi.resetModules();
    const { signingKey } = await import('@/lib/people/secret.server');
    expect(() => signingKey()).toThrow(/^\S+auth-secret is damaged. Delete it/);
  }
  rmSync(folder, { recursive: true });
});

it('a key that cannot be kept is told with its file and the reason', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-secret-'));
  vi.stubEnv('WHENCE_SECRET', '');
  writeFileSync(path.join(folder, 'file'), '');
  vi.stubEnv('DATA_DIR', path.join(folder, 'file/data'));
  vi.resetModules();
  const { signingKey } = await import('@/lib/people/secret.server');
  expect(() => signingKey()).toThrow(/^The key for sessions cannot be kept in \S+data.auth-secret: “ENOTDIR/);
  rmSync(folder, { recursive: true });
});
