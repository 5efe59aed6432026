import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endingOf, shownAs } from '@/lib/captures/as-shown';
import { placeOf } from '@/lib/captures/blob-store.server';
import { capturesLimit } from '@/lib/captures/limit.mjs';
import { fetchedPage } from '@/lib/captures/material.server';
import { mementoHeaders } from '@/lib/captures/memento';
import type { Capture } from '@/lib/captures/queries.server';
import { withCopy } from '@/lib/captures/seen';
import { isShownCopy, shownPolicy } from '@/lib/captures/shown-policy';
import { aboutRecord, captureRecord, indexLine, packedRecord, sortKeyOf, targetOf } from '@/lib/captures/warc.server';
import { type ReadRecord, recordsIn } from '../support/read-warc';

const bytes = Buffer.from('<p>The ferry stops – here.</p>');
const capture: Capture = {
  ...{
    id: 7,
    how: 'fetched',
    requestedUrl: 'http://quay.example/f',
    finalUrl: 'https://www.quay.example/Ferry?b=2&a=1',
  },
  ...{ redirects: ['http://quay.example/f'], status: 200, headers: { 'content-type': 'text/html', etag: '"x"' } },
  ...{ mediaType: 'text/html', fileName: '', sha256: createHash('sha256').update(bytes).digest('hex') },
  ...{ size: bytes.length, capturedAt: new Date('2026-04-06T14:05:06.000Z'), kept: true },
};
const field = ({ fields }: ReadRecord, name: string) => fields.get(name);

describe('a record of a WARC file', () => {
  it('holds the answer of a server as it was kept, with the hashes of both', async () => {
    const [record] = recordsIn(await packedRecord(captureRecord(capture, bytes)));
    if (!record) throw new Error('missing');
    expect(field(record, 'warc-type')).toBe('response');
    expect(field(record, 'warc-target-uri')).toBe('https://www.quay.example/Ferry?b=2&a=1');
    expect(field(record, 'warc-date')).toBe('2026-04-06T14:05:06.000Z');
    expect(record.block.toString()).toBe(
      `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\netag: "x"\r\n\r\n${bytes.toString()}`,
    );
    expect(field(record, 'warc-payload-digest')).toBe(`sha256:${capture.sha256}`);
  });

  it('of what no server answered says so: it is a resource', async () => {
    const sent = captureRecord({ ...capture, how: 'sent', status: null, headers: {} }, bytes);
    const file = captureRecord({ ...capture, how: 'file', finalUrl: null, status: null, fileName: 'a b.html' }, bytes);
    const [page, upload] = [...recordsIn(await packedRecord(sent)), ...recordsIn(await packedRecord(file))];
    expect([page && field(page, 'warc-type'), page?.block.equals(bytes)]).toEqual(['resource', true]);
    expect(upload && field(upload, 'warc-target-uri')).toBe('file:///copy-7/a%20b.html');
  });

  it('says what was asked for and what led on', async () => {
    const [record] = recordsIn(await packedRecord(aboutRecord(capture)));
    expect(record?.block.toString()).toBe(
      'how: fetched\r\nasked-for: http://quay.example/f\r\nredirected-from: http://quay.example/f\r\n',
    );
  });

  it('stays one record whatever its headers, addresses, names and bytes are', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.uint8Array({ maxLength: 300 }), async (value, fileName, block) => {
        const sha256 = createHash('sha256').update(block).digest('hex');
        const odd: Capture = { ...capture, headers: { etag: value }, fileName, finalUrl: null, sha256 };
        for (const record of [captureRecord(odd, block), aboutRecord(odd)]) {
          const packed = await packedRecord(record);
          expect(recordsIn(packed).length).toBe(1);
          expect(gunzipSync(packed).subarray(-4).toString()).toBe('\r\n\r\n');
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the index', () => {
  it('names a page without the place in it that was looked at', () =>
    expect(targetOf({ ...capture, finalUrl: 'https://quay.example/ferry?a#part' })).toBe(
      'https://quay.example/ferry?a',
    ));

  it.each([
    ['https://www.Quay.example/Ferry?b=2&a=1', 'example,quay)/ferry?a=1&b=2'],
    ['https://quay.example/a?x=1&x=0&X=2', 'example,quay)/a?x=0&x=1&x=2'],
    ['https://quay.example/a?q=%C3%A9%20b+c&empty&q=', 'example,quay)/a?empty&q=&q=%c3%a9%20b+c'],
    ['http://quay.example:8080/Empty/?q', 'example,quay:8080)/empty/?q'],
    ['https://www.häfen.example/über uns', 'example,xn--hfen-loa)/%c3%bcber%20uns'],
    ['http://192.168.1.254/a', '254,1,168,192)/a'],
    ['http://quay.example:8080/', 'example,quay:8080)/'],
    ['file:///copy-7/a.pdf', 'file:///copy-7/a.pdf'],
  ])('sorts %s by %s', (address, key) => expect(sortKeyOf(address)).toBe(key));

  it('says where the record of a copy stands', () => {
    const line = indexLine({ capture, offset: 10, length: 20, filename: 'data.warc.gz' });
    expect(line.startsWith('example,quay)/ferry?a=1&b=2 20260406140506 {')).toBe(true);
    expect(JSON.parse(line.slice(line.indexOf('{')))).toMatchObject({ offset: '10', length: '20', status: '200' });
  });
});

describe('a copy', () => {
  it('is shown as a page or a text, and only downloaded otherwise', () => {
    expect(['Text/HTML; charset=x', 'text/plain', 'application/pdf', 'image/svg+xml', ''].map(shownAs)).toEqual([
      'html',
      'text',
      null,
      null,
      null,
    ]);
    expect(['text/html', 'application/pdf', 'image/svg+xml'].map(endingOf)).toEqual(['html', 'pdf', 'bin']);
  });

  it('stands where its hash says, and nowhere else', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        if (/^[0-9a-f]{64}$/.test(name)) return;
        expect(() => placeOf('/store', name)).toThrow('no SHA-256');
      }),
    );
    expect(placeOf('/store', 'ab'.repeat(32))).toBe(`/store/ab/${'ab'.repeat(32)}`);
  });

  it('is shown under a policy that lets nothing run, load or lead away, at its address alone', () => {
    expect(shownPolicy.split('; ')).toEqual(expect.arrayContaining(['sandbox', "default-src 'none'"]));
    expect(shownPolicy).not.toContain('allow-');
    expect(
      ['/documents/1/copies/2/shown', '/documents/1/copies/2', '/x/documents/1/copies/2/shown'].map(isShownCopy),
    ).toEqual([true, false, false]);
  });

  it('of a page says when it was seen and where the original is; one of a file does not', () => {
    expect(mementoHeaders(capture)).toEqual({
      'Memento-Datetime': 'Mon, 06 Apr 2026 14:05:06 GMT',
      Link: '<https://www.quay.example/Ferry?b=2&a=1>; rel="original"',
    });
    expect(mementoHeaders({ ...capture, finalUrl: 'https://quay.example/>x"ü' }).Link).toMatch(
      /^<[^>"\s\u0080-\uffff]+>; /,
    );
    expect(mementoHeaders({ ...capture, finalUrl: null })).toEqual({});
  });

  it('is spoken of only where there is one', () => {
    expect(withCopy('Document added', 'none')).toBe('Document added');
    expect(withCopy('Document added', 'kept')).toBe('Document added; a copy is kept');
  });
});

describe('the room for copies', () => {
  it.each([
    [undefined, 5_000_000_000],
    [' ', 5_000_000_000],
    ['500 MB', 500_000_000],
    ['1.5tb', 1_500_000_000_000],
    ['0', 0],
    ['5', undefined],
    ['-5 GB', undefined],
  ])('%s is %s', (text, size) => expect(capturesLimit(text)).toBe(size));
});

describe('the type of what was fetched', () => {
  const typeOf = (contentType: string, content: string) =>
    fetchedPage(
      {
        ...{ url: 'https://quay.example/a', contentType, bytes: Buffer.from(content) },
        ...{ redirects: [], status: 200, headers: {} },
      },
      'https://quay.example/a',
    ).seen.mediaType;

  it.each([
    ['text/html; charset=koi8-r', '<!doctype html><p>The ferry', 'text/html; charset=koi8-r'],
    ['text/plain; charset=utf-8', '<!doctype html><p>The ferry', 'text/plain; charset=utf-8'],
    ['application/xhtml+xml', '<!doctype html><p>The ferry', 'application/xhtml+xml'],
    ['application/pdf', '%PDF-1.7\n1 0 obj', 'application/pdf'],
    ['text/html; charset=utf-8', '%PDF-1.7\n1 0 obj', 'application/pdf'],
    ['application/octet-stream', '%PDF-1.7\n1 0 obj', 'application/pdf'],
    ['application/pdf', '<!doctype html><p>The ferry', 'text/html'],
    ['', '<!doctype html><p>The ferry', 'text/html'],
  ])('sent as “%s” is what its bytes are where that differs', (contentType, content, type) =>
    expect(typeOf(contentType, content)).toBe(type),
  );
});
