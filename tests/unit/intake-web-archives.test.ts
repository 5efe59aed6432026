import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedRecord } from '@/lib/captures/warc.server';
import { fileTypeOf } from '@/lib/intake/file-type.mjs';
import { Refusal } from '@/lib/intake/refusal.mjs';
import { recordsOfWarc, unpackedWarc } from '@/lib/intake/warc-records.server.mjs';
import { pageOfArchive } from '@/lib/intake/web-archive.server.mjs';
import { answerOf, waczParts, warcOf } from '../support/archives';
import { zipOf } from '../support/files';

const textOf = ({ page }: ReturnType<typeof pageOfArchive>) => Buffer.from(page.bytes).toString();
const inWarc = (warc: Buffer, wanted = 0) => pageOfArchive(warc, 'warc', wanted);
const inWacz = (parts: Record<string, Buffer>, wanted = 0) => pageOfArchive(zipOf(parts), 'wacz', wanted);
const [one, two] = [answerOf('https://quay.example/1', 'One.'), answerOf('https://quay.example/2', 'Two.')];
const warc = gzipSync(warcOf([one, two]));

const css = {
  fields: { ...one.fields, 'WARC-Type': 'response' },
  block: 'HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\np {}',
};

describe('a WARC file', () => {
  it('is read as it was written, packed in records or not at all', async () => {
    const name = fc.stringMatching(/^X-[A-Za-z]{1,8}$/);
    const value = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/\s+/g, ' ').trim());
    const record = fc.record({
      fields: fc.uniqueArray(fc.tuple(name, value), { selector: ([word]) => word.toLowerCase(), maxLength: 4 }),
      block: fc.uint8Array({ maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (written) => {
        const packed = Buffer.concat(await Promise.all(written.map(packedRecord)));
        const read = recordsOfWarc(unpackedWarc(packed));
        expect(read.map(({ block }) => [...block])).toEqual(written.map(({ block }) => [...block]));
        for (const [i, { fields }] of written.entries())
          for (const [word, said] of fields) expect(read[i]?.fields.get(word.toLowerCase())).toBe(said);
        expect(recordsOfWarc(unpackedWarc(packed)).length).toBe(written.length);
      }),
      { numRuns: 50 },
    );
  });

  it('that was damaged ends in an answer or a refusal', () => {
    const whole = warcOf([one, two]);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = byte;
        try {
          expect(inWarc(bytes).page.bytes.length).toBeLessThan(200);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  it.each([
    ['sha1 in base32', 'sha1:', 'base32'],
    ['sha256 in hex', 'sha256:', 'hex'],
    ['md5 in base64', 'md5:', 'base64'],
  ])('is refused where a hash (%s) does not fit, and read where it does', (_, name, how) => {
    const own = createHash(name.slice(0, -1)).update(one.block).digest();
    // That of its answer, by another program.
    const text = how === 'base32' ? base32(own) : own.toString(how === 'hex' ? 'hex' : 'base64');
    const withHash = (hash: string) =>
      warcOf([{ ...one, fields: { ...one.fields, 'WARC-Block-Digest': name + hash } }]);
    expect(textOf(inWarc(withHash(text)))).toBe('One.');
    const other = `${text.startsWith('a') || text.startsWith('A') ? 'b' : 'a'}${text.slice(1)}`;
    expect(() => inWarc(withHash(other))).toThrow('The hash of the record of “https://quay.example/1” does not fit.');
  });

  it.each([
    ['deflate', deflateRawSync('Bare.'), ''],
    ['gzip, identity', gzipSync('Bare.'), ''],
    ['gzip, br', brotliCompressSync(gzipSync('Bare.')), ''],
    ['', Buffer.from('Bare.'), ''],
  ])('has its page where that is packed as “%s”', (encoding, body) => {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${encoding}\r\n\r\n`;
    expect(textOf(inWarc(warcOf([{ ...one, block: Buffer.concat([Buffer.from(head), body]) }])))).toBe('Bare.');
  });

  it('has its page where the answer breaks its lines otherwise, or does not say what it is', () => {
    const bare = warcOf([{ ...one, block: 'HTTP/1.1 200 OK\nContent-Type: text/html\n\nBare.\r\n\r\n' }]);
    expect(textOf(inWarc(bare))).toBe('Bare.\r\n\r\n');
    const untold = warcOf([css, { ...one, block: 'HTTP/1.1 200 OK\r\nServer: quay\r\n\r\n<!doctype html><p>Bare.' }]);
    expect(textOf(inWarc(untold))).toContain('Bare.');
  });

  it('says so where the hash of a page does not fit, and where a page is in another archive', () => {
    const of = (block: string) => `sha1:${createHash('sha1').update(block).digest('hex')}`;
    const withHash = (hash: string) =>
      inWarc(warcOf([{ ...one, fields: { ...one.fields, 'WARC-Payload-Digest': hash } }])).page.notices;
    expect(withHash(of('One.'))).toEqual([]);
    expect(withHash(of('Two.'))).toEqual([expect.stringContaining('may have been changed')]);
    const again = { fields: { ...one.fields, 'WARC-Type': 'revisit' }, block: 'HTTP/1.1 200 OK\r\n\r\n' };
    expect(() => inWarc(warcOf([again]))).toThrow('the same as in another archive');
    expect(textOf(inWarc(warcOf([again, two])))).toBe('Two.');
  });

  it('gives the first of its pages, says how many there are, and gives another that is asked for', () => {
    const others = [
      answerOf('https://quay.example/gone', 'Gone.', [], '404 Not Found'),
      { ...one, fields: { ...one.fields, 'WARC-Type': 'request' } },
      css,
    ];
    const first = inWarc(warcOf([...others, one, two]));
    expect([textOf(first), first.page.address, first.page.savedAt]).toEqual([
      'One.',
      'https://quay.example/1',
      '2026-04-06T14:05:06.000Z',
    ]);
    expect(first.page.notices).toEqual(['The archive has 2 pages; this is the first.']);
    expect(first.pages?.labels).toEqual([
      'https://quay.example/1 · 2026-04-06 14:05:06 UTC',
      'https://quay.example/2 · 2026-04-06 14:05:06 UTC',
    ]);
    expect(textOf(inWarc(warcOf([...others, one, two]), 1))).toBe('Two.');
    expect(() => inWarc(warcOf([one]), 1)).toThrow('no such page');
    expect(inWarc(warcOf([one])).pages).toBeNull();
    expect(() => inWarc(warcOf(others))).toThrow('no page in this archive');
  });

  it.each([
    ['in pieces', Buffer.from('4\r\nOne \r\n5;x=y\r\ntwo 3\r\n0\r\n\r\n'), ['Transfer-Encoding: chunked']],
    ['packed', gzipSync('One two 3'), ['Content-Encoding: gzip']],
    ['packed otherwise', brotliCompressSync('One two 3'), ['content-encoding: BR']],
    ['unpacked by its program', Buffer.from('One two 3'), ['Content-Encoding: gzip', 'Transfer-Encoding: chunked']],
  ])('gives a page that came %s', (_, body, headers) =>
    expect(textOf(inWarc(warcOf([answerOf('https://quay.example/', body, headers)])))).toBe('One two 3'),
  );

  it('is refused where a head does not end', () =>
    expect(() => inWarc(Buffer.from(`WARC/1.0\r\na: b\r\n${' b\r\n'.repeat(1_000_000)}\r\n`))).toThrow('damaged'));

  it('is refused if it is too large once it is unpacked, or its page is', () => {
    const large = warcOf([answerOf('https://quay.example/', Buffer.alloc(11_000_000, 32))]);
    expect(() => inWarc(gzipSync(large))).toThrow('larger than 10 MB');
    const packed = answerOf('https://quay.example/', gzipSync(Buffer.alloc(11_000_000)), ['Content-Encoding: gzip']);
    expect(() => inWarc(warcOf([packed]))).toThrow('larger than 10 MB');
    expect(() => inWarc(gzipSync(Buffer.alloc(100_000_001)))).toThrow('too large once it is unpacked');
  });
});

describe('a WACZ file', () => {
  it('gives the pages of its list, in the order of that', () => {
    const parts = waczParts(warc, [
      { url: 'https://quay.example/2#a', ts: '2026-04-06T14:05:06.000Z' },
      { url: 'https://quay.example/1' },
    ]);
    expect([textOf(inWacz(parts)), textOf(inWacz(parts, 1))]).toEqual(['Two.', 'One.']);
    expect(textOf(inWacz(waczParts(warc, [])))).toBe('One.');
    expect(textOf(inWacz(waczParts(warc, [{ url: 'https://quay.example/other' }])))).toBe('One.');
  });

  it.each([
    [
      'an archive was changed',
      { 'archive/data.warc.gz': gzipSync(warcOf([two])) },
      'The hash of “archive/data.warc.gz” does not fit.',
    ],
    ['its list was changed', { 'pages/pages.jsonl': Buffer.from('') }, 'The hash of “pages/pages.jsonl” does not fit.'],
    [
      'its table was changed',
      { 'datapackage.json': Buffer.from('{"resources":[]}') },
      'The hash of “datapackage.json” does not fit.',
    ],
    ['an archive was added', { 'archive/more.warc': Buffer.from('') }, '“archive/more.warc” is not in the list'],
    ['it has no table', { 'datapackage.json': Buffer.from('') }, 'has no “datapackage.json”'],
  ])('is refused by name where %s', (_, parts, words) =>
    expect(() => inWacz({ ...waczParts(warc, []), ...parts })).toThrow(words),
  );

  it('is refused where it lacks what its table lists, or its table has no hash', () => {
    const { 'pages/pages.jsonl': _, ...parts } = waczParts(warc, []);
    expect(() => inWacz(parts)).toThrow('“pages/pages.jsonl” is missing');
    const resources = [{ path: 'archive/data.warc.gz', hash: 'crc32:1' }];
    const table = Buffer.from(JSON.stringify({ resources }));
    expect(() => inWacz({ 'archive/data.warc.gz': warc, 'datapackage.json': table })).toThrow('has no hash');
  });

  it('is refused where it is too large once it is unpacked, whatever it says', () => {
    const parts = { ...waczParts(warc, []), 'archive/x': Buffer.alloc(101_000_000) };
    expect(() => pageOfArchive(zipOf(parts, { 'archive/x': 10 }), 'wacz', 0)).toThrow('too large once it is unpacked');
  });
});

it('archives are known by their bytes, or by name where these are packed', () => {
  const type = (bytes: Uint8Array, name = '') => fileTypeOf(bytes, { name });
  expect(type(warcOf([one]))).toEqual({ type: 'warc' });
  expect(type(warc, 'a.warc.gz')).toEqual({ type: 'warc' });
  expect(type(warc)).toEqual({ refusal: expect.stringContaining('Unpack it') });
  expect(type(zipOf(waczParts(warc, [])))).toEqual({ type: 'wacz' });
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (bytes: Buffer) =>
  BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart(32, '0')
    .replace(/./g, (digit) => LETTERS.charAt(Number.parseInt(digit, 32)));
