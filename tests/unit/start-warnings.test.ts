import { describe, expect, it } from 'vitest';
import { type Setup, setupWarnings } from '@/lib/boot/warnings';

const safe: Setup = { host: '127.0.0.1', publicUrl: null, behindProxy: false, database: null };
const database = { host: 'db.example', tls: true, superuser: false };
const of = (differing: Partial<Setup>) => setupWarnings({ ...safe, ...differing });

describe('what is said at the start', () => {
  it.each([
    safe,
    { ...safe, publicUrl: new URL('https://a.example'), behindProxy: true },
    { ...safe, database },
    ...['localhost', '127.0.0.5', '::1', '/var/run/postgresql', ''].map((host) => ({
      ...safe,
      database: { ...database, host, tls: false },
    })),
    { ...safe, publicUrl: new URL('http://localhost:3000') },
  ])('is nothing if nothing crosses a network in the clear: %j', (setup) => expect(setupWarnings(setup)).toEqual([]));

  it.each(['0.0.0.0', '::', '192.168.1.4', 'whence.example'])('HOST=%s without https', (host) => {
    expect(of({ host })).toEqual([expect.stringMatching(/^HOST is .* passwords cross the network/)]);
    expect(of({ host, publicUrl: new URL('https://a.example') })).toEqual([]);
  });

  it('a port that is open beside its proxy, and an address that begins with http', () => {
    expect(of({ host: '0.0.0.0', behindProxy: true, publicUrl: new URL('https://a.example') })).toEqual([
      expect.stringMatching(/bypasses the proxy/),
    ]);
    expect(of({ behindProxy: true, publicUrl: new URL('http://a.example') })).toEqual([
      expect.stringMatching(/^PUBLIC_URL begins with http/),
    ]);
  });

  it('a database on another host without TLS, and one whose user may do anything', () => {
    expect(of({ database: { ...database, tls: false } })).toEqual([
      expect.stringMatching(/on db\.example is not encrypted/),
    ]);
    expect(of({ database: { ...database, superuser: true } })).toEqual([expect.stringMatching(/superuser/)]);
  });
});
