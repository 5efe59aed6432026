import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import manifest from '@/app/manifest';
import { sentFrom } from '@/lib/intake/bookmarklet';
import { sharedIn } from '@/lib/intake/shared';
import { isOpenRoute } from '@/lib/people/routes';

describe('what a phone shares', () => {
  const url = 'https://quay.example/ferry';

  it.each([
    ['an address', { url }, { url, title: '', text: '' }],
    ['a page', { title: 'The  ferry', text: url }, { url, title: 'The ferry', text: '' }],
    [
      'a selection with its page',
      { text: `"It stops here."\n ${url}#:~:text=It%20stops` },
      { url, title: '', text: 'It stops here.' },
    ],
    [
      'words with an address beside it',
      { text: 'See https://a.example/ there.', url },
      { url, title: '', text: 'See https://a.example/ there.' },
    ],
    ['an address twice', { text: `The ferry ${url}`, url }, { url, title: '', text: 'The ferry' }],
    ['a place on a page', { url: `${url}#part` }, { url: `${url}#part`, title: '', text: '' }],
    ['a text', { title: 'Note', text: 'It stops “here”.' }, { url: '', title: 'Note', text: 'It stops “here”.' }],
    ['what is no page', { url: 'javascript:alert(1)', text: 'a' }, { url: '', title: '', text: 'a' }],
    ['a part twice', { url: [url, url], text: 'a' }, { url: '', title: '', text: 'a' }],
  ])('%s is told apart', (_, params, shared) => expect(sharedIn(params)).toEqual(shared));

  it('is nothing where nothing is', () =>
    expect([{}, { text: ' ' }, { other: 'a' }].map(sharedIn)).toEqual([null, null, null]));

  it('gives an address of the web or none, whatever it is', () => {
    const word = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(' ', 'http://', 'https://[', 'data:,a'));
    const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (text, url) => {
        const shared = sharedIn({ text, url });
        if (shared?.url) expect(['http:', 'https:']).toContain(new URL(shared.url).protocol);
      }),
    );
  });
});

it('the manifest leads to where pages are captured, and everybody may read it', () => {
  expect(manifest().share_target).toMatchObject({ action: '/capture', params: { text: 'text', url: 'url' } });
  expect(isOpenRoute('/manifest.webmanifest')).toBe(true);
});

describe('a page that a window sends', () => {
  const url = 'https://quay.example/ferry';

  it('comes from the site of its address, as far as the browser knows', () =>
    expect(sentFrom({ url, origin: 'https://quay.example' })).toEqual({
      words: 'Your browser sent this page from quay.example. Whence has not asked the site for it.',
      isOther: false,
    }));

  it.each([
    ['https://other.example', url, 'by a page of other.example, but gives an address of quay.example.'],
    ['http://quay.example', url, 'by a page of quay.example, but gives an address of quay.example.'],
    ['https://quay.example:8443', url, 'by a page of quay.example:8443, but gives an address of quay.example.'],
    ['null', url, 'by a page of no site that your browser can name, but gives an address of quay.example.'],
    ['null', 'file:///home/ada/ferry.html', 'but gives an address of no site.'],
    ['https://other.example', 'not an address', 'by a page of other.example, but gives no address.'],
  ])('is doubted where %s gives %s', (origin, address, words) => {
    const sent = sentFrom({ url: address, origin });
    expect([sent.isOther, sent.words]).toEqual([true, expect.stringContaining(words)]);
  });
});
