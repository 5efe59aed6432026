import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedInWords } from '@/lib/documents/carried-in-words';
import { piecesOf } from '@/lib/documents/marked-text';
import { addressKey, addressProblem, normalizeText, urlKey, wordCount } from '@/lib/documents/rules';
import { slugOf } from '@/lib/format/slug';

describe('addresses as they are compared', () => {
  it.each([
    ['https://www.example.org/a/?utm_source=x&b=2&a=1#top', 'example.org/a?a=1&b=2'],
    ['http://example.org/a', 'example.org/a'],
    ['https://example.org', 'example.org'],
    ['https://example.org:8080/x/', 'example.org:8080/x'],
    ['https://example.org/a?ref=main', 'example.org/a?ref=main'],
    ['https://example.org/a?z=1&ref=dev&utm_medium=x', 'example.org/a?ref=dev&z=1'],
    ['https://example.org/#!/1', 'example.org#!/1'],
    ['https://example.org/app/#/news/2/', 'example.org/app#/news/2'],
    ['https://example.org/a#section-2', 'example.org/a'],
  ])('%s → %s', (url, key) => expect(urlKey(url)).toBe(key));
});

describe('addresses that are stored', () => {
  it.each([
    ['https://example.org/a', null],
    ['http://localhost:3000/a', null],
    ['https://münchen.example/ä', null],
    ['example.org/a', /begins with https/],
    ['', /begins with https/],
    ['ftp://example.org/a', /Only addresses/],
    ['javascript:alert(1)', /Only addresses/],
    ['https://user@example.org/', /user name or password/],
    ['https://user:secret@example.org/', /user name or password/],
    ['https://example/', /host name/],
    [`https://example.org/${'a'.repeat(2000)}`, /too long/],
    [`https://example.org/${'ü'.repeat(600)}`, /too long/],
  ])('%s', (address, problem) => {
    if (problem === null) expect(addressProblem(address)).toBeNull();
    else expect(addressProblem(address)).toMatch(problem);
    expect(addressKey(address) === null).toBe(problem !== null);
  });

  it('have the same key however often it is made', () => {
    expect(['https://a.example/#/', 'https://a.example/#!//'].map(urlKey)).toEqual(['a.example', 'a.example']);
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const key = urlKey(url);
        expect(urlKey(`https://${key}`)).toBe(key);
      }),
    );
  });
});

it('words are counted as people count them', () => {
  expect(wordCount("DeepSeek’s V4 model — 3.5 times well-known, don't! 你好")).toBe(8);
  expect(wordCount(' \n')).toBe(0);
});

describe('stored text', () => {
  it('has LF line ends, NFC and no control characters', () => {
    expect(normalizeText('\uFEFFa\r\nb\rc\u0000\te\u0301')).toBe('a\nb\nc\t\u00e9');
  });

  it('is not changed by normalizing again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => normalizeText(normalizeText(text)) === normalizeText(text)),
    );
  });
});

describe('marked text', () => {
  it('is cut where passages begin and end, by code points', () => {
    const says = [
      { spans: [2, 5], versionId: 1 },
      { spans: [4, 6], versionId: 1 },
      { spans: [0, 1], versionId: 2 },
    ];
    expect(piecesOf('😀😀abcdef', says, 1)).toEqual([
      { text: '😀😀', says: [], ends: [] },
      { text: 'ab', says: [1], ends: [] },
      { text: 'c', says: [1, 2], ends: [1] },
      { text: 'd', says: [2], ends: [2] },
      { text: 'ef', says: [], ends: [] },
    ]);
  });

  it('loses no character', () => {
    const span = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => ({ spans: [start, start + length], versionId: 1 }));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(span), (text, says) => {
        expect(
          piecesOf(text, says, 1)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('slugs', () => {
  it.each([
    ['DeepSeek’s V4 — may run!', 'deepseeks-v4-may-run'],
    ['Çağ Ünlü', 'cag-unlu'],
    ['→→', 'claim'],
  ])('%s → %s', (text, slug) => expect(slugOf(text, 'claim')).toBe(slug));

  it('always fit the rule of the database', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const slug = slugOf(text, 'claim');
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('what happens to tags when another text is stored', () => {
  const passages = { carried: 0, orphaned: 0 };
  it.each([
    [{ carried: 12, altered: 0, orphaned: 1 }, ['12 tags carried over, 1 to be looked at']],
    [{ carried: 1, altered: 1, orphaned: 0 }, ['1 tag carried over, 1 of them with altered words']],
    [{ carried: 0, altered: 0, orphaned: 1200 }, ['1,200 tags to be looked at']],
    [{ carried: 0, altered: 0, orphaned: 0 }, []],
  ])('%j', (counts, words) => expect(carriedInWords({ ...counts, passages })).toEqual(words));

  it('is told of passages where there are no tags', () =>
    expect(carriedInWords({ carried: 0, altered: 0, orphaned: 0, passages: { carried: 2, orphaned: 1 } })).toEqual([
      '2 passages carried over, 1 to be looked at',
    ]));
});
