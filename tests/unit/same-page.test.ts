import fc from 'fast-check';
import { expect, it } from 'vitest';
import { urlKey } from '@/lib/documents/rules';
import { isSamePage, otherKeys } from '@/lib/documents/same-page';

it.each([
  ['https://m.quay.example/ferry', 'https://www.quay.example/ferry', 'the mobile edition'],
  ['https://www.quay.example/ferry', 'https://m.quay.example/ferry', 'the mobile edition'],
  ['https://en.m.wikipedia.org/wiki/Ferry', 'https://en.wikipedia.org/wiki/Ferry', 'the mobile edition'],
  ['https://en.wikipedia.org/wiki/Ferry', 'https://en.m.wikipedia.org/wiki/Ferry', 'the mobile edition'],
  ['https://quay.example/news/ferry/amp/', 'https://quay.example/news/ferry', 'an AMP copy'],
  ['https://quay.example/news/ferry', 'https://quay.example/news/ferry/amp', 'an AMP copy'],
  ['https://quay.example/amp/news/ferry', 'https://quay.example/news/ferry', 'an AMP copy'],
  ['https://quay.example/ferry.amp.html', 'https://quay.example/ferry.html', 'an AMP copy'],
  ['https://quay.example/ferry?amp=1&id=3', 'https://quay.example/ferry?id=3', 'an AMP copy'],
  ['https://amp.quay.example/ferry', 'https://quay.example/ferry', 'an AMP copy'],
  ['https://www.google.com/amp/s/quay.example/ferry', 'https://quay.example/ferry', 'an AMP copy'],
  ['https://quay-example.cdn.ampproject.org/c/s/quay.example/ferry', 'https://quay.example/ferry', 'an AMP copy'],
  ['https://youtu.be/dQw4w9WgXcQ?t=3', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'another spelling'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://youtu.be/dQw4w9WgXcQ', 'a short address'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'another spelling'],
  ['https://twitter.com/ann/status/12', 'https://x.com/ann/status/12', 'another name of the site'],
  ['https://x.com/ann/status/12', 'https://mobile.twitter.com/ann/status/12', 'another name of the site'],
  ['https://old.reddit.com/r/quay', 'https://www.reddit.com/r/quay', 'another name of the site'],
  ['https://quay.example/%7Eann/f%c3%bcr', 'https://quay.example/~ann/f%C3%BCr', 'another spelling'],
  ['https://quay.example//news///ferry', 'https://quay.example/news/ferry', 'another spelling'],
  ['https://x.com/ann/status/12?s=20&t=aB', 'https://x.com/ann/status/12', 'another spelling'],
  ['https://twitter.com/ann/status/12/photo/1', 'https://x.com/ann/status/12', 'another name of the site'],
  ['https://x.com/ann/status/12', 'https://twitter.com/i/web/status/12', 'another spelling'],
  ['https://quay.example/ferry?outputType=amp', 'https://quay.example/ferry', 'an AMP copy'],
  ['https://ann.blogspot.com/ferry?m=1', 'https://ann.blogspot.com/ferry', 'the mobile edition'],
  ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', 'https://youtu.be/dQw4w9WgXcQ', 'a short address'],
  ['https://en.wikipedia.org/wiki/Ferry_%28boat%29', 'https://en.wikipedia.org/wiki/Ferry_(boat)', 'another spelling'],
  ['https://en.wikipedia.org/wiki/Ferry_(boat)', 'https://en.wikipedia.org/wiki/Ferry_%28boat%29', 'another spelling'],
  ['https://t.me/s/quay/12', 'https://t.me/quay/12', 'another spelling'],
  ['https://m.quay.example:8443/ferry', 'https://quay.example:8443/ferry', 'the mobile edition'],
  ['https://quay.example/news/index.html', 'https://quay.example/news', 'another spelling'],
])('%s may be %s: %s', (one, other, how) => expect(otherKeys(one).get(urlKey(other))).toBe(how));

it.each([
  ['https://quay.example/news/ferry', 'https://quay.example/news/ferries'],
  ['https://quay.example/amplifier', 'https://quay.example/lifier'],
  ['https://quay.example/ferry?id=3', 'https://quay.example/ferry?id=4'],
  ['https://m.quay.example:8443/ferry', 'https://quay.example/ferry'],
  ['https://quay.example:8443/a//b', 'https://quay.example/a/b'],
  ['https://x.com/search?q=ferry', 'https://x.com/search?q=quay'],
  ['https://x.com/ann/status/12', 'https://x.com/ann/status/13'],
  ['https://m.com/ferry', 'https://com/ferry'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=aaaaaaaaaaa'],
  ['https://mail.quay.example/ferry', 'https://quay.example/ferry'],
])('%s is not %s', (one, other) => expect(otherKeys(one).has(urlKey(other))).toBe(false));

it('means the same whichever of two addresses is asked about', () => {
  expect(isSamePage('https://quay.example/a', 'https://m.quay.example//a?amp=1')).toBe(true);
  expect(isSamePage('https://m.quay.example//a?amp=1', 'https://quay.example/a')).toBe(true);
  expect(isSamePage('https://amp.quay.example/a', 'https://m.quay.example/a')).toBe(true);
  expect(isSamePage('https://m.quay.example/a', 'https://m.quay.example/b')).toBe(false);
});

it('never holds the address itself, and never fails', () =>
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const keys = otherKeys(address);
      expect(keys.has(urlKey(address))).toBe(false);
      expect(keys.size).toBeLessThan(30);
    }),
  ));
