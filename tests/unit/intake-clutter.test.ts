import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/intake/html-page.server.mjs';

const HERE = 'https://www.quay.example/news/ferry';
const sentence =
  'The harbour office said on Monday that the ferry will stop at the new quay, and that fares will stay as they are.';
const paragraphs = [1, 2, 3, 4, 5, 6].map((n) => `${n}. ${sentence} ${sentence}`);
const page = (inside: string, { head = '', all = (text: string) => `<p>${text}</p>` } = {}) =>
  `<!doctype html><html lang="en"><head>${head}</head><body><main><article><h1>The ferry stops here</h1>
  ${paragraphs.slice(0, 3).map(all).join('')}${inside}${paragraphs.slice(3).map(all).join('')}</article></main></body></html>`;
const textOf = (html: string) => readPage(html, HERE).text ?? '';

describe('lines that lead to other articles of the site are left out', () => {
  it.each([
    '<p>Read more: <a href="/news/quay">The quay is late</a></p>',
    '<p><strong>RELATED: <a href="https://quay.example/news/quay">The quay is late</a></strong></p>',
    '<p>Lire aussi : <a href="/news/quay">The quay is late</a></p>',
    '<p><a href="/news/quay">The quay will be late by a whole year</a></p>',
    '<div class="links-block"><ul><li><a href="/news/quay">The quay is late</a></li></ul></div>',
    '<section data-component="Teaser"><h3>More</h3><a href="/news/quay">The quay is late</a></section>',
    '<div class="related-carousel"><h2>Trending</h2><a href="/news/quay">The quay is late</a></div>',
  ])('%s', (line) => {
    const text = textOf(page(line));
    expect(text).not.toContain('quay is late');
    expect(text).not.toContain('quay will be late');
    for (const paragraph of paragraphs) expect(text).toContain(paragraph);
  });

  it.each([
    '<p>Read more: <a href="https://other.example/quay">The quay is late</a></p>',
    '<p><a href="https://other.example/quay">The quay is late by a whole year</a></p>',
    '<p>As it says: <a href="/news/quay">The quay is late</a></p>',
    '<p><a href="/news/quay">The quay is late</a>, the office said.</p>',
    '<ul><li><a href="/news/quay">The quay is late</a></li><li>The ferry is not.</li></ul>',
  ])('but not %s', (line) => expect(textOf(page(line))).toContain('The quay is late'));
});

describe('boxes beside an article', () => {
  it.each([
    '<div class="newsletter-signup"><h4>Get the Tide Table, our weekday newsletter</h4></div>',
    '<aside data-testid="newsletter-inline"><p>Get the Tide Table, our weekday newsletter</p></aside>',
    '<p>Advertisement</p>',
    '<span>- Advertisement -</span>',
    '<div class="td-a-rec"><span>Anzeige</span></div>',
  ])('are left out: %s', (box) => expect(textOf(page(box))).not.toMatch(/Tide Table|Advertisement|Anzeige/));

  it('are none where a word of a sentence or of a list is meant', () => {
    const text = textOf(
      page('<p>He took the <span>ads</span> down, and the <span>tweet</span>.</p><ul><li>Print</li><li>Ads</li></ul>'),
    );
    expect(text).toContain('He took the ads down, and the tweet.');
    expect(text).toContain('- Print\n- Ads');
  });

  it('are named where they held running text', () => {
    const words = 'Our newsletter tells you each morning what happened in the harbour, and what did not happen there.';
    const { text, notices } = readPage(page(`<div class="newsletter"><p>${words}</p></div>`), HERE);
    expect(text).not.toContain('newsletter');
    expect(notices).toContainEqual(expect.stringMatching(/^Boxes beside the article were left out: “Our newsletter /));
  });

  it('are none where what is called so is the article', () => {
    const names = ['related-story', 'newsletter', 'paywall', 'share', 'author-bio', 'teaser', 'ads', 'social'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('p', 'div', 'section'), (name, element) => {
        const text = textOf(page('', { all: (words) => `<${element} class="${name}"><p>${words}</p></${element}>` }));
        for (const paragraph of paragraphs) expect(text).toContain(paragraph);
      }),
      { numRuns: 24 },
    );
  });

  it('stay where they hold the headline', () => {
    const html = page('').replace('<h1>', '<div class="share"><h1>').replace('</h1>', '</h1><p>It is so.</p></div>');
    expect(readPage(html, HERE).title).toBe('The ferry stops here');
  });
});

describe('behind an article', () => {
  const head = '<meta name="author" content="Ann Lee">';

  it.each([
    '<p>Ann Lee is a reporter in Port Selwyn.</p>',
    '<p>Ann Lee covers harbours for the Quay.</p>',
    '<p>Follow Ann Lee on Mastodon</p>',
    '<p>Thanks for reading the Quay! Share it with friends.</p>',
    '<p>A version of this article appears in print on March 1 with the headline: Quay late.</p>',
  ])('is left out: %s', (line) =>
    expect(textOf(page('', { head }).replace('</article>', `${line}</article>`))).toMatch(/as they are\.$/),
  );

  it.each([
    'Ann Lee, the mayor said, will not come.',
    'Bob Ray is a captain in Port Selwyn.',
    'Additional reporting by Bob Ray; editing by Cy Coe.',
  ])('is kept: %s', (line) =>
    expect(textOf(page('', { head }).replace('</article>', `<p>${line}</p></article>`))).toContain(line),
  );

  it('nothing is left out at the beginning of an article', () =>
    expect(
      textOf(page('', { head }).replace('</h1>', '</h1><p>Ann Lee is a reporter in Port Selwyn, and was lost.</p>')),
    ).toContain('Ann Lee is a reporter in Port Selwyn, and was lost.'));
});

it('a summary between headline and article belongs to it', () => {
  const lead = 'The ferry to the islands will stop at another quay from May, which islanders have long asked for.';
  const html = page('').replace(
    '</h1>',
    `</h1><section class="summary"><p>${lead}</p></section><div class="sns">Share</div>`,
  );
  expect(textOf(html)).toContain(lead);
});

describe('a paragraph that was taken for no part of the article', () => {
  const quotation = 'A thing that you cannot mend is a thing that you have only borrowed, and we lent nine thousand.';
  const box = (text: string) => `<div class="sqs-block"><div><p>${text}</p></div></div>`;
  const apart = (inside: string) => `<html><body><h1>The ferry stops here</h1><div class="layout">
    ${paragraphs.slice(0, 3).map(box).join('')}${inside}${paragraphs.slice(3).map(box).join('')}</div></body></html>`;

  it('is put back at its place', () => {
    const text = textOf(apart(`<div class="quote"><figure><blockquote>${quotation}</blockquote></figure></div>`));
    const at = text.indexOf(quotation);
    expect([at > text.indexOf('3. The'), at < text.indexOf('4. The')]).toEqual([true, true]);
  });

  it('is not, where it is of another article', () => {
    const other = `<article><h2>Another</h2><p>${quotation}</p></article>`;
    const html = page('')
      .replace('<main>', `<main><h1>News</h1>${other}`)
      .replace('<h1>The', '<h2>The')
      .replace('here</h1>', 'here</h2>');
    expect(textOf(html)).not.toContain(quotation);
    expect(textOf(html)).toContain(paragraphs[5]);
  });
});

it('a summary that is called a teaser belongs to it too', () => {
  const lead = 'The ferry to the islands will stop at another quay from May, as islanders have long asked.';
  expect(textOf(page('').replace('</h1>', `</h1><p class="article__teaser">${lead}</p>`))).toContain(lead);
});

it('headings and words of a paragraph stay, whatever their class', () => {
  expect(textOf(page('<h2 class="header-anchor">What the captain says</h2>'))).toContain('What the captain says');
  const wire = `<p><span class="legendSpanClass">DULUTH</span> /Wire/ -- ${sentence}</p>`;
  expect(textOf(page(wire))).toContain('DULUTH /Wire/ -- The harbour');
});

describe('what a page says of its article above its text', () => {
  const head = '<meta name="author" content="Ann Lee"><meta property="og:title" content="The ferry stops here">';

  it.each([
    '<div><span>11 February 2026</span><span>Updated 1 day ago</span></div>',
    '<div>Ann Lee</div>',
    '<div><span>By Ann Lee</span>, <span>Harbour correspondent</span></div>',
    '<p>Published Feb. 29, 2024</p>',
    '<p>3 min read</p>',
    '<h2>The ferry stops here</h2>',
    '<p>03.03.2026, 14.02 Uhr • aktualisiert am 4. März 2026</p>',
  ])('is no part of it: %s', (line) =>
    expect(textOf(page('', { head }).replace('</h1>', `</h1>${line}`)).startsWith(paragraphs[0] ?? '')).toBe(true),
  );

  it.each([
    'Ann Lee said that the ferry will stop.',
    '11 February 2026 was the day on which the ferry stopped at the quay for good.',
    'The ferry, by Ann Lee',
  ])('is part of it: %s', (line) =>
    expect(textOf(page('', { head }).replace('</h1>', `</h1><p>${line}</p>`))).toContain(line),
  );
});

it('takes as long as a page, not its square, for lines within each other', () => {
  const deep = `${'<div class="teaser"><span>'.repeat(300)}${sentence}${'</span></div>'.repeat(300)}`;
  expect(textOf(page(deep))).toContain(paragraphs[5]);
});

describe('that the rest is for subscribers', () => {
  const told = (html: string) => readPage(html, HERE).notices?.some((notice) => /not all of it is free/.test(notice));
  const free = (value: unknown) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The ferry stops here', isAccessibleForFree: value })}</script>`;

  it.each([
    page('', { head: free(false) }),
    page('', { head: free('False') }),
    page('<div class="paywall"><p>Become a member today.</p></div>'),
    page('<div class="subscribe"><p>To continue reading, subscribe.</p></div>'),
  ])('is said %#', (html) => expect(told(html)).toBe(true));

  it.each([
    page('', { head: free(true) }),
    page('<div class="newsletter"><p>Subscribe to our newsletter.</p></div>'),
    page('', { all: (text) => `<p class="paywall">${text}</p>` }),
  ])('is not said %#', (html) => expect(told(html)).toBe(false));
});
