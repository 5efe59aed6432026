import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { keptLinks, withPasted } from '@/lib/documents/kept-links';
import { piecesOf } from '@/lib/documents/marked-text';
import { normalizeText } from '@/lib/documents/rules';
import { readFragment, readPage } from '@/lib/intake/html-page.server.mjs';
import { linkedCopy } from '@/lib/intake/paste';
import { rewrittenLinks, type TextLink, textLinks } from '@/lib/text/links';
import { LINKS_LIMIT } from '@/lib/text/tidy-links.mjs';

const sentence =
  'The harbour office said on Monday that the ferry will stop at the new quay, and fares stay as they are.';
const HERE = 'https://www.quay.example/news/ferry';
const page = (
  inside: string,
) => `<!doctype html><html><head><title>Ferry</title></head><body><nav><a href="/">Home</a></nav>
  <main><article><h1>The ferry stops here</h1>${inside}${`<p>${sentence}</p>`.repeat(6)}</article></main></body></html>`;

/** The words that are linked, and where they lead. */
function linked({ text = '', links = [] }: { text?: string; links?: readonly TextLink[] }) {
  const points = [...text];
  return links.map(({ start, end, href }) => [points.slice(start, end).join(''), href]);
}

describe('the links of a page', () => {
  it('stand at the words that lead there, in full', () => {
    const read = readPage(
      page('<p>😀 According to <a href="../mail/quay?a=1#part">the  <b>Island</b> Mail</a>, it is “new”.</p>'),
      HERE,
    );
    expect(linked(read)).toEqual([['the Island Mail', 'https://www.quay.example/mail/quay?a=1#part']]);
  });

  it('leave out what leads to the page itself, to nothing, or to something else than a page', () => {
    const hrefs = ['#below', `${HERE}#below`, '/news/ferry', '', 'mailto:a@b.example', 'javascript:void(0)', 'http://'];
    const anchors = hrefs.map((href) => `<a href="${href}">words</a>`).join(' and ');
    const user = '<a href="https://ann:secret@quay.example/">words</a>';
    expect(linked(readPage(page(`<p>${anchors} ${user} are here, as everybody can see.</p>`), HERE))).toEqual([]);
  });

  it('begin and end with words in every block of a link, in lists and in tables', () => {
    const html = `<p>See:</p><ul><li> <a href="https://a.example/"> one </a> more</li><li>two <ol><li><a href="https://b.example/">three<br>four</a></li></ol></li></ul>
      <table><tr><td></td><td>five</td><td> <a href="https://c.example/"> six  seven</a> </td><td>|</td><td><a href="https://d.example/">eight</a></td></tr></table>
      <a href="https://e.example/"><h2>Nine</h2><p>ten</p></a>`;
    expect(linked(readFragment(html))).toEqual([
      ['one', 'https://a.example/'],
      ['three\n    four', 'https://b.example/'],
      ['six seven', 'https://c.example/'],
      ['eight', 'https://d.example/'],
      ['Nine\n\nten', 'https://e.example/'],
    ]);
  });

  it('have an address that is written out, whatever stands around it', () => {
    const html = ' HTTPS://A.example/ü '.replace(/^|$/g, '"');
    expect(linked(readFragment(`<p>in the <a href=${html}>Mail</a></p>`))).toEqual([
      ['Mail', 'https://a.example/%C3%BC'],
    ]);
  });

  it('are one where words side by side lead to the same page', () => {
    const html =
      'in the <a href="https://a.example/">Island</a> <a href="https://a.example/"><em>Mail</em></a><a href="https://b.example/">2</a>';
    expect(linked(readFragment(`<p>${html}</p>`))).toEqual([
      ['Island Mail', 'https://a.example/'],
      ['2', 'https://b.example/'],
    ]);
  });

  it('are read from the base that the page names', () => {
    const html = page('<p>As <a href="quay">the Mail</a> put it, there is a new quay.</p>').replace(
      '<title>',
      '<base href="https://mail.example/2026/"><title>',
    );
    expect(linked(readPage(html, HERE))).toEqual([['the Mail', 'https://mail.example/2026/quay']]);
  });

  it('are kept up to a number, which is said', () => {
    const html = Array.from({ length: LINKS_LIMIT + 5 }, (_, i) => `<a href="https://a.example/${i}">${i}</a>, `);
    const { links = [], notices } = readFragment(`<p>${html.join('')}</p>`);
    expect(links).toHaveLength(LINKS_LIMIT);
    expect(notices).toEqual(['The text has 10,005 links. Only the first 10,000 are kept.']);
  });

  it('always hold the words of their anchors, whatever stands around them', () => {
    const word = fc.stringMatching(/^[\p{L}😀é]{1,6}$/u).filter((text) => text.trim() !== '');
    const space = fc.constantFrom(' ', '  ', '\n', '&nbsp;', '<br>', '&shy; ');
    const piece = fc.oneof(
      fc.tuple(word, space).map(([text, gap]) => ({ html: text + gap, text: null })),
      fc.tuple(word, word, space).map(([a, b, gap]) => ({
        html: `<a href="https://a.example/${encodeURIComponent(a)}">${gap}${a}${gap}${b}</a>${gap}x`,
        text: a + b,
      })),
      fc
        .constantFrom('<p>', '</p>', '<li>', '</li>', '<ul>', '<ol>', '<td>', '<tr>', '</tr>', '<pre>', '</pre>', '|')
        .map((html) => ({ html, text: null })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text = '', links = [] } = readFragment(`<div>${pieces.map(({ html }) => html).join('')}</div>`);
        expect(textLinks.safeParse(links).success).toBe(true);
        const plain = (words: string) => words.replace(/[\s|\u00AD]+/g, '');
        const points = [...text];
        const anchors = pieces.flatMap(({ text: words }) => words ?? []);
        expect(links.map(({ start, end }) => plain(points.slice(start, end).join('')))).toEqual(anchors);
      }),
    );
  });
});

describe('links of a text that is stored', () => {
  const href = 'https://a.example/';
  const read = {
    text: 'Menu\n\nAs the 😀 Mail reports, a quay opens. As the Mail reports.',
    links: [{ start: 13, end: 19, href }],
  };

  it('move with their words when others are taken out or put in', () => {
    const typed = 'A note. As the 😀 Mail reports at last, a quay opens.';
    expect(linked({ text: typed, links: keptLinks(typed, read) })).toEqual([['😀 Mail', href]]);
  });

  it('are dropped where their words were changed', () => {
    expect(keptLinks(read.text.replace('😀 Mail', '😀 Daily Mail'), read)).toEqual([]);
    expect(keptLinks('', read)).toEqual([]);
    expect(keptLinks(read.text, null)).toEqual([]);
  });

  it('always stand at the same words, in order', () => {
    const line = fc
      .array(fc.constantFrom('a', 'b', '😀', 'é', ' ', '\n'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(line, line, line, line, fc.nat(9), fc.nat(3), (text, before, after, other, start, length) => {
        const links = start + 1 + length <= [...text].length ? [{ start, end: start + 1 + length, href }] : [];
        for (const typed of [before + text + after, text.slice(3), other]) {
          const kept = keptLinks(typed, { text: normalizeText(text), links });
          expect(textLinks.safeParse(kept).success).toBe(true);
          for (const [words] of linked({ text: normalizeText(typed), links: kept }))
            expect(words).toBe(linked({ text, links })[0]?.[0]);
        }
      }),
    );
  });

  it('are shown in pieces where passages begin and end in them, with one beginning', () => {
    const says = [{ spans: [2, 5], versionId: 1 }];
    const pieces = piecesOf('abcdefgh', says, 1, [], [{ start: 1, end: 4, href }]);
    expect(pieces.map(({ text, link }) => [text, link?.first])).toEqual([
      ['a', undefined],
      ['b', true],
      ['cd', false],
      ['e', undefined],
      ['fgh', undefined],
    ]);
  });

  it('stay with their words when the text is brought into its stored form', () => {
    const text = '\uFEFFe\u0301te\u0301 of the cafe\u0301\r\nand \u0007more';
    const start = [...text].indexOf('c');
    const links = [{ start, end: start + 5, href: 'https://a.example/' }];
    const stored = normalizeText(text);
    expect(linked({ text: stored, links: rewrittenLinks(text, stored, links, normalizeText) })).toEqual([
      ['café', 'https://a.example/'],
    ]);
  });
});

describe('what is pasted into a text', () => {
  const copyOf = (html: string, own = '') =>
    linkedCopy(parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document.body, own);
  const mail = copyOf('<p>As the 😀\n<a href="https://mail.example/1">Island <b>Mail</b></a> reports.</p>');

  it('keeps its links, but those to the page itself and those that lead nowhere', () => {
    const html = `<p>In <a href="${HERE}#top">this article</a>, <a href="/quay">here</a>, <a href="javascript:x">there</a>
      and <span hidden><a href="https://b.example/">hidden</a></span> <a href=" https://c.example/1 ">elsewhere</a></p>`;
    expect(linked(copyOf(html, HERE))).toEqual([['elsewhere', 'https://c.example/1']]);
  });

  it('keeps them where the plain copy is put in, which breaks lines elsewhere', () => {
    const plain = '\r\nAs the 😀 Island Mail\r\nreports.\r\n';
    const text = withPasted({ value: '', start: 0, end: 0 }, plain, mail, null);
    expect([text.text, linked(text)]).toEqual([
      '\nAs the 😀 Island Mail\nreports.\n',
      [['Island Mail', 'https://mail.example/1']],
    ]);
  });

  it('leaves the links before and after it at their words, and takes the place of those that were selected', () => {
    const href = 'https://a.example/';
    const value = '😀 One and two and three';
    const read = { text: value, links: [2, 10, 18].map((start) => ({ start, end: start + 3, href })) };
    const place = { value, start: value.indexOf('two'), end: value.indexOf('two') + 3 };
    const text = withPasted(place, mail.text, mail, read);
    expect(text.text).toBe('😀 One and As the 😀 Island Mail reports. and three');
    expect(linked(text)).toEqual([
      ['One', href],
      ['Island Mail', 'https://mail.example/1'],
      ['thr', href],
    ]);
  });

  it('keeps no link of words that were changed afterwards', () => {
    const text = withPasted({ value: '', start: 0, end: 0 }, mail.text, mail, null);
    expect(
      linked({ text: 'As the Island Mail reports.', links: keptLinks('As the Island Mail reports.', text) }),
    ).toEqual([['Island Mail', 'https://mail.example/1']]);
    expect(keptLinks(text.text.replace('Island', 'Inland'), text)).toEqual([]);
  });

  it('always gives links that can be stored, at words of their own', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', '😀', 'é', ' ', '\n'), { maxLength: 9 })
      .map((all) => all.join(''));
    const linkedWords = fc.tuple(words, fc.nat(9), fc.integer({ min: 1, max: 4 })).map(([text, start, length]) => ({
      text,
      links: start + length <= [...text].length ? [{ start, end: start + length, href: 'https://a.example/' }] : [],
    }));
    fc.assert(
      fc.property(linkedWords, linkedWords, words, fc.nat(9), fc.nat(9), (read, piece, value, a, b) => {
        const cut = (at: number) => [...value].slice(0, at).join('').length;
        const [start = 0, end = 0] = [cut(a), cut(b)].sort((one, two) => one - two);
        const text = withPasted({ value, start, end }, piece.text, piece, read);
        expect(text.text).toBe(value.slice(0, start) + piece.text + value.slice(end));
        expect(textLinks.safeParse(text.links).success).toBe(true);
        const may = [...linked(read), ...linked(piece)].map(([found]) => found);
        for (const [found] of linked(text)) expect(may).toContain(found);
      }),
    );
  });
});
