import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressProblem } from '@/lib/data-table/address.mjs';
import { isDeeper } from '@/lib/format/depth';
import { bodyLimit } from '@/lib/http/body-limit.mjs';
import { refusalOf } from '@/lib/http/refusal.mjs';
import { securityHeaders } from '@/lib/http/security-headers.mjs';
import { readWebAnnotations } from '@/lib/tags/web-annotation';

const ask = (url: string, method = 'GET', headers: Record<string, string> = {}) => refusalOf({ url, method, headers });

describe('an address', () => {
  it.each([
    '/claims/%E0%A4%A',
    '/claims/%00',
    '/claims/%',
    '/claims?q=%00',
    '/claims?q=%E0%A4%A',
    '/claims?source=%ED%A0%80',
    '/documents/%C0%80/text.txt',
    '/sources?q=a&%00=b',
    '/claims.csv?topic=%FF',
  ])('%s is refused', (address) => {
    expect(addressProblem(address)).not.toBeNull();
    expect(ask(address)?.status).toBe(400);
  });

  it.each([
    '/',
    '/claims?q=50%',
    '/claims?q=50%25&x=%zz',
    '/claims?q=%C3%A4+b',
    '/sources/%E5%85%89',
    '/claims?q=%F0%9F%90%88',
    '/a%0Ab',
  ])('%s can be read', (address) => {
    expect(addressProblem(address)).toBeNull();
    expect(ask(address)).toBeNull();
  });

  it('that any text was put into as browsers do is read, unless the text cannot be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, text) => {
        const address = `/claims/${encodeURIComponent(path.toWellFormed())}?${new URLSearchParams({ q: text })}`;
        expect(addressProblem(address) === null).toBe(!path.includes('\0') && !text.includes('\0'));
      }),
      { numRuns: 50 },
    );
  });

  it('that is refused is answered to programs as a problem, to people as a page that runs nothing', () => {
    for (const path of [
      '/api/lookup/sources?q=%00',
      '/claims.csv?q=%00',
      '/documents/%00/text.txt',
      '/history/%00/details',
    ])
      expect(ask(path)?.headers['Content-Type']).toBe('application/problem+json');
    const page = ask('/claims/%00<script>');
    expect(page?.headers).toMatchObject({ 'Content-Type': 'text/html; charset=utf-8' });
    expect(page?.body).toContain('<h1>This address cannot be read</h1>');
    expect(page?.body).not.toContain('<script>');
  });
});

describe('a request', () => {
  it('for another protocol is refused; an offered newer HTTP is ignored', () => {
    for (const upgrade of ['websocket', 'TLS/1.0', 'foo', ''])
      expect(ask('/claims', 'GET', { upgrade })).toMatchObject({ status: 400, headers: { Connection: 'close' } });
    expect(ask('/claims', 'GET', { upgrade: 'h2c' })).toBeNull();
  });

  it('of an unknown kind is told so', () => {
    expect(ask('/', 'TRACE')).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, HEAD, POST, OPTIONS', Connection: 'close' },
    });
    expect(ask('*', 'OPTIONS')?.status).toBe(405);
    expect(ask('', 'GET')?.status).toBe(400);
  });

  it('that brings more than its route accepts is refused by its declared size', () => {
    const bytes = (path: string, length: number) => ask(path, 'POST', { 'content-length': String(length) })?.status;
    for (const path of [
      '/api/sign-in',
      '/api/sign-out',
      '/api/commands/people.join',
      '/api/commands/people.setPassword',
      '/claims',
    ])
      expect([path, bytes(path, 4000), bytes(path, 4001)]).toEqual([path, undefined, 413]);
    for (const path of ['/api/commands/claims.create', '/api/bulk/preview'])
      expect([path, bytes(path, 8_000_000), bytes(path, 8_000_001)]).toEqual([path, undefined, 413]);
    expect([bytes('/api/intake', 10_000_000), bytes('/api/intake', 10_100_000)]).toEqual([undefined, 413]);
    expect(bodyLimit('/api/commands/people.join/x')).toBe(4000);
  });
});

describe('the depth of JSON', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

  it('is that of what is read from it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 12 }), fc.nat(14), (value, most) => {
        expect(isDeeper(JSON.stringify(value), most)).toBe(depthOf(value) > most);
      }),
    );
  });

  it('of a file with tags is looked at as well', () => {
    expect(readWebAnnotations(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'A text.').problem).toContain(
      'more than 64 deep',
    );
  });

  it('is checked even for a text that is not JSON', () => {
    expect(isDeeper('['.repeat(4_000_000))).toBe(true);
    expect(isDeeper(`{"a":${'"[[[["'.repeat(1000)}`)).toBe(false);
    expect(isDeeper('"\\')).toBe(false);
  });
});

describe('the headers of every answer', () => {
  it('keep browsers on https where people use https, and only there', () => {
    expect(securityHeaders(true)['Strict-Transport-Security']).toMatch(/^max-age=\d{8}; includeSubDomains$/);
    expect(Object.keys(securityHeaders(false))).not.toContain('Strict-Transport-Security');
  });
});
