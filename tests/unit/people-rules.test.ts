import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knownDevice, knownDeviceCookie } from '@/lib/people/known-device.server';
import { lowerRole, type Role, roles } from '@/lib/people/permissions';
import { isMachineRoute, isOpenRoute } from '@/lib/people/routes';
import {
  email,
  invite,
  joining,
  newToken,
  PASSWORD,
  password,
  passwordChange,
  personId,
  personName,
  sessionId,
} from '@/lib/people/schema';
import { hashOf, isSame, newSecret, sealOf } from '@/lib/people/secret.server';
import { IDLE_MS, RECENT_MS, SESSION_MS, USED_MS } from '@/lib/people/session-limits';

const HOUR = 60 * 60 * 1000;
const token = { name: 'x', role: 'reader' };

beforeEach(() => void vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789'));

describe('what people give of themselves', () => {
  it.each([
    ['a name', 1, 200, (text: string) => personName.safeParse(text)],
    ['a password', PASSWORD.shortest, PASSWORD.longest, (text: string) => password.safeParse(text)],
    ['the number of a person', 1, 64, (text: string) => personId.safeParse(text)],
    ['the number of a session', 1, 64, (text: string) => sessionId.safeParse(text)],
    ['a note on an invitation', 0, 200, (note: string) => invite.safeParse({ role: 'reader', note })],
    ['what a token is for', 1, 100, (name: string) => newToken.safeParse({ ...token, name })],
    [
      'a current password',
      1,
      PASSWORD.longest,
      (current: string) => passwordChange.safeParse({ current, next: 'a long password' }),
    ],
    [
      'the secret of a link',
      20,
      100,
      (it: string) => joining.safeParse({ token: it, name: 'A', email: 'a@example.org', password: 'a long password' }),
    ],
  ])('%s has %i to %i characters', (_, least, most, parse) => {
    const fits = (length: number) => parse('x'.repeat(length)).success;
    expect([fits(least), fits(most), fits(most + 1)]).toEqual([true, true, false]);
    if (least > 0) expect(fits(least - 1)).toBe(false);
  });

  it('a password has ten to 128, as it is; a name is more than spaces', () => {
    expect(PASSWORD).toEqual({ shortest: 10, longest: 128 });
    expect(password.parse(` ${'x'.repeat(9)}`)).toBe(` ${'x'.repeat(9)}`);
    expect([personName.safeParse('  ').success, personName.parse(' Ada ')]).toEqual([false, 'Ada']);
  });

  it('an e-mail address has at most 320 characters', () => {
    const of = (length: number) => email.safeParse(`a@${'x'.repeat(60)}.${'example.'.repeat(40)}`.slice(0, length));
    expect(of(321).error?.issues[0]?.message).toContain('at most 320');
    expect(of(320).error?.issues[0]?.message ?? '').not.toContain('at most');
  });

  it('a token ends in the future, or never', () => {
    const isTaken = (expiresAt: string | null | undefined) => newToken.safeParse({ ...token, expiresAt }).success;
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    expect([undefined, null, at(HOUR), at(-HOUR), 'tomorrow'].map(isTaken)).toEqual([true, true, true, false, false]);
    expect(newToken.parse(token).expiresAt).toBeNull();
    expect(passwordChange.parse({ current: 'x', next: 'a long password' }).tokens).toBe(false);
    const exact = (digits: number) => `2999-01-01T00:00:00.${'0'.repeat(digits)}Z`;
    expect([exact(19), exact(20)].map((text) => [text.length, isTaken(text)])).toEqual([
      [40, true],
      [41, false],
    ]);
  });

  it('what a token is for, and a note on an invitation, have no spaces around them', () => {
    expect(newToken.parse({ ...token, name: ' nightly import ' }).name).toBe('nightly import');
    expect(newToken.safeParse({ ...token, name: '  ' }).success).toBe(false);
    expect(invite.parse({ role: 'reader', note: ' for Ada ' }).note).toBe('for Ada');
    expect(invite.parse({ role: 'reader' }).note).toBe('');
  });
});

it('a session ends after thirty days, or a week unused; who uses it is noted once an hour', () => {
  expect([SESSION_MS, IDLE_MS, USED_MS, RECENT_MS]).toEqual([30 * 24 * HOUR, 7 * 24 * HOUR, HOUR, HOUR / 2]);
});

it('of two roles the lower one holds', () => {
  const lower: Record<Role, Record<Role, Role>> = {
    reader: { reader: 'reader', editor: 'reader', admin: 'reader' },
    editor: { reader: 'reader', editor: 'editor', admin: 'editor' },
    admin: { reader: 'reader', editor: 'editor', admin: 'admin' },
  };
  for (const a of roles) for (const b of roles) expect([a, b, lowerRole(a, b)]).toEqual([a, b, lower[a][b]]);
});

it('programs read what is a file or under /api, and parts of the history', () => {
  const asked = [
    '/api/chains',
    '/claims.csv',
    '/claims.csv-metadata.json',
    '/documents/3/tags.ann',
    '/history/3/restore',
  ];
  expect(asked.filter((path) => !isMachineRoute(path))).toEqual([]);
  const pages = ['/claims', '/history/3', '/history/3/restored', '/apiary', '/claims.csvs', '/x/history/3/restore'];
  expect(pages.filter(isMachineRoute)).toEqual([]);
});

it('nobody signed in needs what Next serves, and no page that looks like one of the open ones', () => {
  expect(
    ['/icon.svg', '/manifest.webmanifest', '/favicon.ico', '/_next/static/x.js', '/join/abc'].filter(
      (path) => !isOpenRoute(path),
    ),
  ).toEqual([]);
  expect(['/iconxsvg', '/_next/', '/join/a/b', '/sign-in/x', '/x/sign-in', '/join/'].filter(isOpenRoute)).toEqual([]);
});

describe('secrets', () => {
  it('are long, differ, and are stored as a hash', () => {
    expect(newSecret()).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(newSecret());
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('are the same only where all of them is', () => {
    const same = (one: string, other: string) => isSame(Buffer.from(one), Buffer.from(other));
    expect([same('abc', 'abc'), same('abc', 'abd'), same('abc', 'ab'), same('', ''), same('', 'a')]).toEqual([
      ...[true, false, false, true, false],
    ]);
  });

  it('sealed for one purpose open nothing else', () => {
    expect(sealOf('one', 'text').equals(sealOf('one', 'text'))).toBe(true);
    expect(sealOf('one', 'text').equals(sealOf('other', 'text'))).toBe(false);
    expect(sealOf('one', 'text').equals(sealOf('one', 'texts'))).toBe(false);
  });
});

describe('a browser that is known', () => {
  const YEAR = 365 * 24 * HOUR;
  afterEach(() => void vi.restoreAllMocks());
  const pairOf = (cookie: string) => cookie.split(';')[0] ?? '';
  const read = (cookie: string) => knownDevice(new Headers({ cookie }));

  it('is so for a year, by the cookie that this server gave, among others', () => {
    const made = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(made);
    const cookie = knownDeviceCookie('ada', null);
    expect(cookie).toContain(`Max-Age=${YEAR / 1000}; Path=/; HttpOnly;`);
    const pair = pairOf(cookie);
    expect(read(`a=1; ${pair}; b=2`)).toEqual({ device: expect.stringMatching(/^[\w-]{43}$/), accounts: ['ada'] });
    clock.mockReturnValue(made + YEAR - 1);
    expect(read(pair)).not.toBeNull();
    clock.mockReturnValue(made + YEAR);
    expect(read(pair)).toBeNull();
  });

  it('is not so by a cookie that is another one, changed, or not signed', () => {
    const pair = pairOf(knownDeviceCookie('ada', null));
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const [payload = '', signed = ''] = value.split('.');
    const other = pairOf(knownDeviceCookie('eve', null)).split('=')[1]?.split('.')[0];
    for (const wrong of [
      '',
      `x${pair}`,
      `${name}=`,
      `${name}=${payload}`,
      `${name}=${payload}.`,
      `${name}=${other}.${signed}`,
      `${name}=${payload}.${signed}x`,
      `${name}=.${signed}`,
    ])
      expect([wrong, read(wrong)]).toEqual([wrong, null]);
    expect(knownDevice(new Headers())).toBeNull();
    // The right one is found behind one that is not.
    expect(read(`${name}=${other}.${signed}; ${pair}`)?.accounts).toEqual(['ada']);
  });

  it('remembers the five latest accounts, each once, as the same device', () => {
    let known = read(pairOf(knownDeviceCookie('a', null)));
    const device = known?.device;
    for (const account of ['b', 'c', 'd', 'e', 'a', 'f']) known = read(pairOf(knownDeviceCookie(account, known)));
    expect(known).toEqual({ device, accounts: ['f', 'a', 'e', 'd', 'c'] });
  });
});
