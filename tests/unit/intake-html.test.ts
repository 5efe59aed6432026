import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineDate } from '@/lib/format/date';
import { momentIn } from '@/lib/intake/date.mjs';
import { isSameSite, languageOf } from '@/lib/intake/html-facts.mjs';
import { readFragment, readPage } from '@/lib/intake/html-page.server.mjs';
import { namesIn } from '@/lib/intake/names.mjs';
import { betterCopy } from '@/lib/intake/paste';

const sentence =
  'The harbour office said on Monday that the ferry will stop at the new quay, and that fares will stay as they are.';
const paragraphs = [1, 2, 3, 4].map((n) => `${n}. ${sentence} ${sentence}`);
const article = (head = '', inside = '') => `<!doctype html><html lang="en-GB"><head>${head}</head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
  <main><article><h1>The ferry stops here</h1>${inside}${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></main>
  <footer><p>All rights reserved. <a href="/imprint">Imprint</a></p></footer></body></html>`;
const HERE = 'https://www.quay.example/news/ferry?utm_source=mail';
const linked = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('who a page says has written it', () => {
  const authors = (head: string, inside = '') => readPage(article(head, inside), HERE).authors;

  it.each([
    ['Ann Lee March 25, 2015', ['Ann Lee']],
    ['By Ann Lee and Bob Ray | Updated: 12 March 2020 10:15 AM EST', ['Ann Lee', 'Bob Ray']],
    ['Posted on', []],
    ['Posted by Jo Ray on Monday, June 3, 2024 at 5:04 pm', ['Jo Ray']],
    ['No Author', []],
    ['IEUser', []],
    ['Staff Writer', []],
    ['May Lin', ['May Lin']],
    ['Harbour and Quay', ['Harbour and Quay']],
    ['https://www.facebook.com/ann', []],
    ['Ann Lee · 5 min read', ['Ann Lee']],
    ['Ann Lee, 3 hours ago', ['Ann Lee']],
    ['Ann Lee25 March 2015', ['Ann Lee']],
    ['Ann Lee 2015/03/25', ['Ann Lee']],
    ['Von Anna Schmidt 25. März 2015', ['Anna Schmidt']],
    ['Par Anne Leroux, publié le 25 mars 2015 à 10h30', ['Anne Leroux']],
    ['Por Ana López y Juan Pérez', ['Ana López', 'Juan Pérez']],
    ['Di Anna Rossi e Paolo Bianchi', ['Anna Rossi', 'Paolo Bianchi']],
    ['Von Miller', ['Von Miller']],
    ['Updated by Ann Lee', ['Ann Lee']],
    ['Written by Ann Lee and edited by Bob Ray', ['Ann Lee', 'Bob Ray']],
    ['Medically reviewed by Dr Bob Ray', []],
    ['Ann Lee, Bob Ray', ['Ann Lee', 'Bob Ray']],
    ['Lee, Ann', ['Lee, Ann']],
    ['Ann Lee Senior Reporter', ['Ann Lee']],
    ['Ann Lee (Photographer)', ['Ann Lee']],
    ['View all posts by Ann Lee', ['Ann Lee']],
    ['View all posts', []],
    ['Share this article', []],
    ['Die Redaktion', []],
    ['News Desk', []],
    ['undefined undefined', []],
    ['ann@quay.example', []],
    ['Health and Safety Executive', ['Health and Safety Executive']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
  ])('is read from “%s”', (content, names) =>
    expect(authors(`<meta name="author" content="${content}">`)).toEqual(names),
  );

  it('is read from a byline with its date', () =>
    expect(authors('', '<p class="byline">By Ann Lee, Staff Writer, and Bob Ray March 25, 2015</p>')).toEqual([
      'Ann Lee',
      'Bob Ray',
    ]));

  it.each([
    ['By Ann LeeMarch 25, 2015', ['Ann Lee']],
    ['Ann Lee, Jr., Bob Ray, PhD', ['Ann Lee, Jr.', 'Bob Ray']],
    ['Lee, Ann; Ray, Bob', ['Lee, Ann', 'Ray, Bob']],
    ['Words: Ann Lee. Photos: Bob Ray', ['Ann Lee']],
    ['By Health and Safety Executive', ['Health and Safety Executive']],
  ])('is read from the byline “%s”', (byline, names) => expect(namesIn(byline)).toEqual(names));

  it.each([
    [{ '@type': 'https://schema.org/NewsArticle', author: 'Ann Lee' }],
    [{ '@type': 'Article', author: { '@type': 'Person', givenName: 'Ann', familyName: 'Lee' } }],
    [{ '@type': 'Article', creator: ['Ann Lee'] }],
    [
      [
        { '@type': 'Article', author: { '@id': '#p' } },
        { '@type': 'ProfilePage', about: { '@type': 'Person', '@id': '#p', name: 'Ann Lee' } },
      ],
    ],
  ])('is read from the record %#', (record) => expect(authors(linked(record))).toEqual(['Ann Lee']));

  it('is read where a text of a record has breaks in it', () =>
    expect(
      authors(
        '<script type="application/ld+json">{"@type":"Article","description":"a\nb","author":"Ann Lee"}</script>',
      ),
    ).toEqual(['Ann Lee']));

  it('is not that of an article which the page only recommends', () => {
    const other = { '@type': 'NewsArticle', headline: 'Fire at the mill', url: 'https://www.quay.example/news/fire' };
    const {
      authors: names,
      publishedAt,
      title,
    } = readPage(
      article(
        `<title>The ferry stops here</title>${linked({ ...other, author: 'Otto Other', datePublished: '2001-01-01' })}`,
      ),
      HERE,
    );
    expect([names, publishedAt, title]).toEqual([[], null, 'The ferry stops here']);
  });

  it('is found where a record only refers to it', () => {
    const graph = [
      { '@type': 'NewsArticle', headline: 'The ferry stops here', author: [{ '@id': '#ann' }, { '@id': '#gone' }] },
      { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' },
      { '@type': 'Person', '@id': '#other', name: 'Somebody Else' },
    ];
    expect(authors(linked({ '@graph': graph }))).toEqual(['Ann Lee']);
  });
});

describe('a page that was sent in place of the article', () => {
  const page = (title: string, body: string) => `<html><head><title>${title}</title></head><body>${body}</body></html>`;
  const cookies = `We and our 812 partners store cookies. ${'Cookies help us to know you. '.repeat(5)}`;

  it.each([
    ['Just a moment...', '<p>Enable JavaScript and cookies to continue', 'check whether a person'],
    ['quay.example', '<h1>Verify you are human</h1><p>Press and hold.', 'check whether a person'],
    ['Access denied', '<p>Reference 18.2f', 'check whether a person'],
    ['Quay Times', '<h1>404</h1><p>Go to the front page.', 'has no page at this address'],
    ['Page not found | Quay Times', `<p>${sentence}`, 'has no page at this address'],
    ['Quay Times', '<h1>Seite nicht gefunden</h1>', 'has no page at this address'],
    ['Quay Times', '<p>This article is no longer available.', 'has no page at this address'],
    ['Sign in – Quay Times', '<form><input type=password></form><p>Sign in to read on.', 'asks to sign in'],
    ['Before you continue', `<p>${cookies}`, 'may use cookies'],
    ['Making sure you’re not a bot!', '<h1>Making sure you’re not a bot!</h1><p>Loading...', 'check whether a person'],
    ['', '<p>Request unsuccessful. Incapsula incident ID: 12-34', 'check whether a person'],
    ['quay.example', '<p>Please enable JS and disable any ad blocker', 'check whether a person'],
    ['Einen Moment, bitte', '<p>Bitte bestätigen Sie, dass Sie ein Mensch sind.', 'check whether a person'],
    ['quay.example', '<h1>Êtes-vous un robot ?</h1>', 'check whether a person'],
    ['Quay', '<h1>Cette page n’existe pas</h1><p>La page que vous cherchez est introuvable.', 'has no page'],
    ['Quay', '<h1>Página não encontrada</h1>', 'has no page'],
    ['Quay', '<h1>Die Seite wurde nicht gefunden</h1>', 'has no page'],
    ['Quay', '<h1>Nie znaleziono strony</h1>', 'has no page'],
    ['Quay', '<h1>お探しのページは見つかりませんでした</h1>', 'has no page'],
    ['Quay', '<h1>找不到網頁</h1>', 'has no page'],
    ['Quay', '<h1>Sorry, this page isn’t available.</h1><p>The link may be broken.', 'has no page'],
    [
      'Page not found | Quay',
      `<h1>Page not found</h1><h2>Most read</h2>${`<p>${sentence}</p>`.repeat(20)}`,
      'has no page',
    ],
    ['502 Bad Gateway', '<h1>502 Bad Gateway</h1><p>nginx', 'something is wrong'],
    ['Anmeldung', '<h1>Anmelden</h1><p>Melden Sie sich mit Ihrem Konto an.', 'asks to sign in'],
    [
      'Quay',
      '<h1>Mit Werbung weiterlesen</h1><p>Wir und unsere 200 Partner verwenden Cookies. Ihre Zustimmung ist jederzeit widerrufbar.',
      'may use cookies',
    ],
    [
      'Quay',
      '<h1>Votre vie privée</h1><p>Avec votre accord, nous et nos 300 partenaires utilisons des cookies pour stocker des informations.',
      'may use cookies',
    ],
    [
      'We value your privacy',
      `<p>${'We and our partners store information on your device, such as cookies, for personalised ads. '.repeat(30)}`,
      'may use cookies',
    ],
    [
      'quay.example is for sale',
      '<h1>quay.example is for sale!</h1><p>Get a price within a day. The owner of this domain has listed it.',
      'for sale, parked',
    ],
    [
      'Buy quay.example | Names',
      '<h1>quay.example</h1><p>This domain may be for sale. Inquire about this domain.',
      'for sale, parked',
    ],
    [
      'quay.example - This website is for sale! - ferry information',
      '<p>quay.example is your first and best source for all of the information that you look for here today.',
      'for sale, parked',
    ],
    [
      'Parked Domain name on our system',
      '<h2>Happy to see your domain!</h2><p>Your domain is active and uses our name servers.',
      'for sale, parked',
    ],
    [
      'Account Suspended',
      '<h1>Account Suspended</h1><p>Ask whoever runs the server for more information.',
      'for sale, parked',
    ],
    [
      'Domain geparkt',
      '<h1>Diese Domain steht zum Verkauf!</h1><p>Der Inhaber dieser Domain bietet sie zum Kauf an.',
      'for sale, parked',
    ],
    ['Домен', '<h1>Домен продаётся</h1>', 'for sale, parked'],
    [
      'Maintenance mode',
      '<h1>We’ll be back soon!</h1><p>Sorry, but we’re performing some maintenance at the moment. Write to us meanwhile, or come again.',
      'closed for maintenance',
    ],
    [
      'Quay – Site is undergoing maintenance',
      '<h1>Maintenance mode is on</h1><p>Site will be available soon.',
      'closed for maintenance',
    ],
    ['Quay', '<p>Briefly unavailable for scheduled maintenance. Check back in a minute.', 'closed for maintenance'],
    [
      'Quay',
      '<h1>Coming soon</h1><p>Our website is under construction, and it will open in the summer with news of the quay.',
      'closed for maintenance',
    ],
    [
      'Wartungsarbeiten',
      '<h1>Wartungsarbeiten</h1><p>Unsere Website wird gerade gewartet. Wir sind in Kürze wieder für Sie da. Bitte kommen Sie wieder.',
      'closed for maintenance',
    ],
    [
      'Site en maintenance',
      '<p>Notre site est actuellement en maintenance. Merci de votre patience.',
      'closed for maintenance',
    ],
    ['Сайт', '<h1>Ведутся технические работы</h1><p>Сайт временно недоступен.', 'closed for maintenance'],
    [
      'Welcome to nginx!',
      '<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.',
      'its server sent the page',
    ],
    [
      'Apache2 Debian Default Page: It works',
      '<p>This is the default welcome page used to test the correct operation of the server after installation.',
      'its server sent the page',
    ],
    ['', '<h1>It works!</h1>', 'its server sent the page'],
    [
      'Index of /news',
      '<h1>Index of /news</h1><pre><a href="../">../</a> <a href="a.html">a.html</a> 4096',
      'its server sent the page',
    ],
  ])('is refused by name: %s', (title, body, words) => {
    expect(() => readPage(page(title, body), HERE)).toThrow(words);
    expect(readPage(page(title, body), null).title).toBeDefined();
  });

  it.each([
    ['Ferry company says data not found in audit', paragraphs.map((text) => `<p>${text}</p>`).join('')],
    ['How sites check that you are not a robot', `<p>${sentence.repeat(15)}`],
    ['New rules for cookies', `<p>The office wants fewer cookies. ${sentence}</p><p>${sentence}`],
    ['The ferry', `<form><input type=password></form><p>${sentence.repeat(8)}`],
    ['Room 404 opens', `<p>${sentence}`],
    ['404 flights cancelled', `<p>${sentence}`],
    ['Body of missing sailor not found', `<p>${sentence}`],
    ['Are you a robot? How such tests learned to see', `<p>${sentence}`],
    ['Airport security check to be faster', `<p>${sentence}`],
    ['Attention required for old dams, says engineer', `<p>${sentence}`],
    ['Story has been removed from school books', `<p>${sentence}`],
    ['Lost page found in abbey', `<p>${sentence}`],
    [
      'Your privacy at risk',
      `<article><h1>Your privacy at risk</h1><p>Cookies of all kinds: cookies, cookies. ${sentence}`,
    ],
    ['Why we accept all cookies', `<p>We accept all cookies, it says. ${sentence}</p><p>${sentence}</p><p>${sentence}`],
    ['The ferry', `<header><input type=password></header><article><h1>The ferry</h1><p>${sentence}`],
    [
      'The ferry',
      `<p>We use cookies. Accept all cookies or change your cookie settings.</p>${`<p>${sentence}</p>`.repeat(3)}`,
    ],
    ['Domain quay.example is for sale for two million', `<p>${sentence}`],
    ['quay.example is for sale', `<p>The domain quay.example is for sale, a broker said on Monday. ${sentence}`],
    [
      'This domain is for sale',
      `<p>Visitors read “This domain is for sale” on Monday. ${sentence}</p><p>${sentence.repeat(3)}`,
    ],
    [
      'Town website down for maintenance',
      `<p>The website of the town is undergoing maintenance until Friday. ${sentence}`,
    ],
    ['Maintenance', `<p>The bridge is closed for maintenance. ${sentence}`],
    ['We’ll be back soon', `<p>“We’ll be back soon,” said the captain. ${sentence}`],
    ['Coming soon', `<p>A film about the quay is coming soon. ${sentence}`],
    ['Bridge under construction', `<p>The new bridge is under construction. ${sentence}`],
    ['Ferry stops', `<p>This is a developing story. Check back soon. ${sentence}`],
    ['Account suspended', `<p>The feed of the mayor was suspended. ${sentence}`],
    ['It works', `<p>The new lock works. ${sentence}`],
    ['Welcome to nginx!', `<p>A default page stood at the address of the bank. ${sentence}`],
  ])('is none of these: %s', (title, body) =>
    expect(readPage(page(title, body), HERE).text).toContain('harbour office'),
  );
});

describe('the title of a page', () => {
  const title = (head: string) => readPage(article(head), HERE).title;
  const board = { '@type': 'Article', name: 'The ferry stops here', headline: 'authority of an island port' };

  it('is what it shows as such, whatever it calls its headline', () => {
    expect(title(linked(board))).toBe('The ferry stops here');
    expect(
      title(`<title>The Ferry Stops Here | Quay</title>${linked({ ...board, name: '' })}
      <meta property="og:title" content="The ferry stops here">`),
    ).toBe('The ferry stops here');
  });

  it('is its headline where nothing of what it says is shown', () =>
    expect(title(linked({ ...board, name: 'Ferries' }))).toBe('authority of an island port'));
});

describe('the text of a page', () => {
  it('is its article, by paragraphs', () => {
    const { text } = readPage(article(), HERE);
    expect(text?.split('\n\n').slice(-4)).toEqual(paragraphs);
    expect(text).not.toMatch(/Home|rights reserved/);
  });

  it('contains nothing hidden or active', () => {
    const hidden = `<p hidden>SECRET</p><p style="color:red; display: none">SECRET</p><div aria-hidden="true">SECRET</div>
      <script>SECRET</script><style>.SECRET{}</style><noscript>SECRET</noscript><template>SECRET</template><button>SECRET</button>
      <img src=x onerror="SECRET"><svg><text>SECRET</text></svg><!-- SECRET --><select><option>SECRET</select>`;
    expect(readPage(article('', hidden), HERE).text).not.toContain('SECRET');
    expect(readFragment(hidden).text).toBe('');
  });

  it('is all of the body where there is no article, and says so', () => {
    const links = Array.from({ length: 40 }, (_, n) => `<li><a href="/${n}">Dish ${n}</a>`).join('');
    const { text, notices } = readPage(`<title>Menu</title><body><nav><ul>${links}</ul></nav><p>Soup<p>Bread`, HERE);
    expect(text).toMatch(/^- Dish 0\n- Dish 1\n[\s\S]*- Dish 39\n\nSoup\n\nBread$/);
    expect(notices).toEqual([expect.stringContaining('No article was found')]);
  });

  it.each([
    ['breaks', '<p>One<br>two</p>three', 'One\ntwo\n\nthree'],
    [
      'lists',
      '<p>Before</p><ul><li>One</li><li>Two<ul><li>In</li></ul></li></ul><p>After',
      'Before\n\n- One\n- Two\n  - In\n\nAfter',
    ],
    ['numbered lists', '<ol start=3><li>C<li>D</ol>', '3. C\n4. D'],
    ['tables', '<table><tr><th>A<th>B<tr><td>1<td><p>2</p></table>', 'A | B\n1 | 2'],
    ['preformatted text', '<pre>a\n  b</pre>', 'a\n  b'],
    ['inline elements', '<p>a<b>b</b> <i> c</i>\n d&nbsp;e &amp; &lt;f&gt;</p>', 'ab c d e & <f>'],
    ['powers', '<p>10<sup>6</sup> and 10<sup>−3</sup>, 12<sup>3</sup>, x<sup>n</sup>', '10⁶ and 10⁻³, 12³, xn'],
    ['low figures', '<p>H<sub>2</sub>O, T<sub>max</sub>', 'H₂O, Tmax'],
    [
      'footnote marks',
      '<p>in 2019<sup><a href="#1">3</a></sup> and<sup>1, 2</sup> on<sup>[4]</sup>',
      'in 2019³ and¹, ² on[4]',
    ],
    ['endings of ordinals', '<p>the 19<sup>th</sup> of May', 'the 19th of May'],
    ['what has no raised sign', '<p>10<sup>1.5</sup> and 2<sup>x</sup>', '10^1.5 and 2^x'],
    ['notes that are links alone', '<p>sank in 2012<a href="#fn2">2</a> at sea', 'sank in 2012² at sea'],
    ['what styles raise', '<p>10<span style="vertical-align: super">6</span> boats', '10⁶ boats'],
    ['what classes lower', '<p>H<span class="subscript">2</span>O', 'H₂O'],
    ['formulas', '<p>about <math><msup><mn>10</mn><mn>6</mn></msup></math> boats', 'about 10⁶ boats'],
    ['soft hyphens', '<p>Fer&shy;ry', 'Ferry'],
    ['headings', '<h2>Head</h2><div>Text<div>More</div>End</div>', 'Head\n\nText\n\nMore\n\nEnd'],
    ['missing tags', 'Text without <b>any', 'Text without any'],
  ])('keeps %s', (_, html, text) => expect(readFragment(html).text).toBe(text));

  it.each([
    ['del and ins', '<del>12</del> <ins>21</ins> boats', '21 boats', '“12”'],
    ['a class', '<span class="line-through">12</span> 21 boats', '21 boats', '“12”'],
    ['a role', '<span role="deletion">12</span> 21 boats', '21 boats', '“12”'],
    [
      'its own styles',
      '<style>.old { color: red; text-decoration: line-through }</style><b class="old">12</b> 21 boats',
      '21 boats',
      '“12”',
    ],
    ['s and strike', 'It costs <s>$30</s> <strike>$25</strike> $20', 'It costs $20', '“$30”, “$25”'],
    ['a style', 'It <span style="color:red;text-decoration:line-through">sank</span> floats', 'It floats', '“sank”'],
    [
      'the line of a style',
      '<p style="text-decoration-line: underline line-through">Gone.</p>Here.',
      'Here.',
      '“Gone.”',
    ],
    ['many pieces', '<s>a</s><s>b</s><s>c</s><s>d</s><s>e</s>f', 'f', '“a”, “b”, “c” and 2 more'],
  ])('leaves out what is struck out by %s, and says so', (_, html, text, words) => {
    expect(readFragment(html)).toMatchObject({ text, notices: [`Words that are struck out were left out: ${words}.`] });
    const page = readPage(article('', `<p>${html} ${sentence}</p>`), HERE);
    expect(page.text).not.toContain(words.slice(1, 4));
    expect(page.notices?.[0]).toContain(`struck out were left out: ${words}`);
  });

  const twenty = Array.from({ length: 20 }, (_, n) => `<p>${n}. ${sentence} ${sentence}</p>`).join('');
  const legal = `Harbour News is published by the Harbour Company, Quay 1. ${sentence} ${sentence}`;

  it.each([
    `<main><div class="related-story">${twenty}</div><p>${legal}</p></main>`,
    `<div class="related-story">${twenty}</div><footer><p>${legal}</p></footer>`,
    `<article><p>${legal}</p></article><div class="sidebar promo">${twenty}</div>`,
    `<div class="related"><div class="related">${twenty}</div></div><div class="article-body">${legal}</div>`,
  ])('is where most of its words are, whatever that is called, and says so: %#', (body) => {
    const { text, notices } = readPage(`<html><body><h1>The ferry stops here</h1>${body}</body></html>`, HERE);
    expect(text).toMatch(/^0\. The harbour office[\s\S]*\n\n19\. The harbour office/);
    expect(text).not.toContain('published by');
    expect(notices).toEqual([expect.stringContaining('the part with most of its words was taken')]);
  });

  it.each([
    `<div id="comments">${twenty}${twenty}</div><p>${legal}</p>`,
    `<div class="related-story">${'<p>A line of a long poem of the sea.</p>'.repeat(120)}</div><p>${legal}</p>`,
    `<article><p>${legal}</p><div style="display:none">${twenty}${twenty}</div></article>`,
    `<article><p>${legal}</p></article><template>${twenty}${twenty}</template>`,
    `<article><p>${legal}</p></article><dialog>${twenty}${twenty}</dialog>`,
    `<p>Short.</p><div hidden>${twenty}${twenty}</div>`,
  ])('says so where little of a long page was taken: %#', (body) => {
    const { text, notices } = readPage(`<html><body><h1>The ferry stops here</h1>${body}</body></html>`, HERE);
    expect(text?.length).toBeLessThan(1000);
    expect(notices).toContainEqual(expect.stringContaining('much more text than was taken'));
  });

  it('is its article where readers’ comments are longer', () => {
    const comments = `<div id="comments" class="user-comments">${twenty}${twenty}</div>`;
    const { text, notices } = readPage(article().replace('</main>', `</main>${comments}`), HERE);
    expect(text).not.toContain('19. The harbour office');
    expect(notices).toEqual([]);
  });

  it.each([
    '<footer class="correction"><p>An earlier version said that the ferry had sunk.</p></footer>',
    '<footer>Correction: An earlier version said that the ferry had sunk.</footer>',
    '<footer><p>This article was amended on 3 May. An earlier version said that the ferry had sunk.</p></footer>',
    '<aside class="correction-notice sidebar"><p>Clarification: An earlier version said that the ferry had sunk.</p></aside>',
    '<div class="x"><p>Correction (3 May): An earlier version said that the ferry had sunk.</p></div>',
  ])('has its correction: %s', (footer) => {
    expect(readPage(article().replace('</article>', `${footer}</article>`), HERE).text).toContain('the ferry had sunk');
  });

  it('is all of the body where the page is too malformed to have an article', () => {
    const page = readPage('The ferry stops.</body><table><tr><td><title><p></table>', HERE);
    expect(page.text).toContain('The ferry stops.');
    expect(page.notices?.[0]).toMatch(/No article was found/);
  });

  it.each(['<ul><li>', '<ol><li>', '<table><tr><td>', '<form><p>'])(
    'is all of the body where parts stand hundreds deep in each other: %s',
    (deeper) => {
      const told = 'The ferry stops at Lindhaven in May, the harbour board said on Monday.';
      const page = readPage(`<body>${`${deeper}${told}`.repeat(300)}`, HERE);
      expect(page.text?.match(/Lindhaven/g)).toHaveLength(300);
      expect(page.text?.length).toBeLessThan(300 * (told.length + 40));
      expect(page.notices?.[0]).toMatch(/No article was found/);
    },
  );

  it('never fails, and never lets a tag through that it knows', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<ul><li>',
        '</ul>',
        '<html>',
        '</body>',
        '<head>',
        '<title>',
        '</title>',
        '<!--',
        '-->',
        '<table><tr><td>',
        '</table>',
      ],
      ...[
        'word ',
        '&amp;',
        '<br>',
        '<pre>',
        '</pre>',
        '<body>',
        '</html>',
        '<div hidden>',
        '</div>',
        '<![CDATA[',
        ']]>',
        '<svg>',
        '\0',
        '<a href="',
        '">',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(readPage(pieces.join(''), HERE).text).not.toMatch(/<(p|ul|li|div|br)>/);
      }),
    );
  });
});

describe('what a page says of itself', () => {
  it('is read from JSON-LD, within graphs and lists', () => {
    const news = {
      '@type': ['NewsArticle', 'Thing'],
      headline: 'Ferry &amp; quay',
      datePublished: '2026-04-06T14:05:31+02:00',
      author: [{ '@type': 'Person', name: 'Ann Author' }, { name: ['Bob Writer'] }],
      publisher: { '@type': 'Organization', name: 'Quay Times' },
      mainEntityOfPage: { '@id': 'https://quay.example/news/ferry' },
    };
    for (const data of [
      { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage', name: 'x' }, news] },
      [{ '@type': 'BreadcrumbList' }, news],
      news,
    ])
      expect(readPage(article(linked(data)), HERE)).toMatchObject({
        title: 'Ferry & quay',
        authors: ['Ann Author', 'Bob Writer'],
        publishedAt: '2026-04-06T12:05:00.000Z',
        publishedPrecision: 'minute',
        url: 'https://quay.example/news/ferry',
        siteName: 'Quay Times',
        language: 'en',
        kind: 'article',
      });
  });

  it('is read from meta elements where JSON-LD is missing or broken', () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", headline}</script>
      <title>The ferry stops here – Quay Times</title><meta property="og:site_name" content="Quay Times">
      <meta property="og:title" content="The ferry stops here | Quay Times"><meta name="author" content="By Ann Author">
      <meta property="article:published_time" content="2026-04-06"><meta property="og:type" content="article">
      <link rel="alternate canonical" href="/news/ferry">`;
    expect(readPage(article(head), HERE)).toMatchObject({
      title: 'The ferry stops here',
      authors: ['Ann Author'],
      publishedAt: '2026-04-06T00:00:00.000Z',
      publishedPrecision: 'day',
      url: 'https://www.quay.example/news/ferry',
      kind: 'article',
    });
  });

  it('is read from the text where nothing else says it', () => {
    const page = article(
      '<title>The ferry stops here · Quay Times</title>',
      '<time datetime="2026-04-06T09:00Z">Monday</time>',
    );
    expect(readPage(page, HERE)).toMatchObject({
      title: 'The ferry stops here',
      publishedAt: '2026-04-06T09:00:00.000Z',
    });
  });

  it('is a post where the page calls itself one', () => {
    expect(readPage(article(linked({ '@type': 'BlogPosting', headline: 'A post' })), HERE).kind).toBe('post');
  });

  it.each([
    ['of another site', '<link rel=canonical href="https://elsewhere.example/ferry">', HERE],
    ['of the front page', '<link rel=canonical href="https://www.quay.example/">', HERE],
    ['that is no page', '<link rel=canonical href="javascript:alert(1)">', HERE],
    ['with a password', '<link rel=canonical href="https://a:b@quay.example/x">', HERE],
    ['under its own name', '<link rel=canonical href="https://m.quay.example/x#top">', 'https://m.quay.example/x'],
  ])('has no address %s except its own', (_, head, address) => expect(readPage(article(head), HERE).url).toBe(address));

  it('has the address that a saved page names', () => {
    expect(readPage(article('<meta property="og:url" content="https://quay.example/a">'), null).url).toBe(
      'https://quay.example/a',
    );
  });

  it.each([
    ['quay.example', 'www.quay.example', true],
    ['m.quay.example', 'quay.example', true],
    ['quay.example', 'notquay.example', false],
    ['a.quay.example', 'b.quay.example', false],
    ['example', 'quay.example', false],
    ['1.2.3.4', '0.1.2.3.4', false],
  ])('takes %s and %s for one site: %s', (a, b, same) => {
    expect(isSameSite(a, b)).toBe(same);
    expect(isSameSite(b, a)).toBe(same);
  });
});

describe('the date of a page', () => {
  const dateOf = (html: string) => {
    const { publishedAt, publishedPrecision } = readPage(html, HERE);
    return publishedAt && machineDate(publishedAt, publishedPrecision);
  };
  const time = (day: string, more = '') => `<time datetime="${day}"${more}>then</time>`;
  const text = paragraphs.map((words) => `<p>${words}</p>`).join('');
  const page = (inside: string, head = '') => `<html><head><title>T</title>${head}</head><body>${inside}</body></html>`;
  const comments = (name: string) =>
    `<section ${name}><div><b>Bob</b> ${time('2026-06-01')}<p>${sentence}</p></div></section>`;

  it.each([
    ['above the text', page(`<article><h1>A</h1>${time('2026-04-06')}${text}</article>`)],
    [
      'below a standfirst',
      page(`<article><header><h1>A</h1><p>${sentence}</p>${time('2026-04-06')}</header>${text}</article>`),
    ],
    [
      'beside the headline, above the article',
      page(`<main><header><h1>A</h1>${time('2026-04-06')}</header><article>${text}</article></main>`),
    ],
    [
      'below the text, marked',
      page(
        `<article><h1>A</h1>${text}<footer>${time('2026-04-06', ' class="entry-date published"')}</footer></article>`,
      ),
    ],
    [
      'marked as a property',
      page(`<article><h1>A</h1>${text}${time('2026-04-06', ' itemprop="datePublished"')}</article>`),
    ],
    ['where there is no article', page(`<h1>A</h1><p>${time('2026-04-06')}</p>${text}`)],
    [
      'after that of its change',
      page(`<article><h1>A</h1>${time('2026-05-05', ' class="updated"')}${time('2026-04-06')}${text}</article>`),
    ],
    [
      'in the record of the article, not of others',
      page(
        `<article><h1>The ferry stops here</h1>${text}</article>`,
        linked([
          {
            '@type': 'NewsArticle',
            headline: 'Another',
            url: 'https://quay.example/news/other',
            datePublished: '2026-06-02',
          },
          {
            '@type': 'NewsArticle',
            headline: 'The ferry',
            url: 'https://quay.example/news/ferry',
            datePublished: '2026-04-06',
          },
        ]),
      ),
    ],
    [
      'in the record with its headline',
      page(
        `<article><h1>The ferry stops here</h1>${text}</article>`,
        linked([
          { '@type': 'NewsArticle', headline: 'Another', datePublished: '2026-06-02' },
          { '@type': 'NewsArticle', headline: 'The ferry stops here', datePublished: '2026-04-06' },
        ]),
      ),
    ],
    [
      'of the post, not of a comment on it',
      page(
        `<article><h1>A</h1>${text}</article>`,
        linked({
          '@type': 'BlogPosting',
          datePublished: '2026-04-06',
          comment: [{ '@type': 'Comment', datePublished: '2026-06-01' }],
        }),
      ),
    ],
  ])('is read %s', (_, html) => expect(dateOf(html)).toBe('2026-04-06'));

  it.each([
    ['a comment below the article', page(`<article><h1>A</h1>${text}</article>${comments('id="comments"')}`)],
    ['a comment within it', page(`<article><h1>A</h1>${text}${comments('class="post-replies"')}</article>`)],
    ['a comment that says not what it is', page(`<article><h1>A</h1>${text}${comments('')}</article>`)],
    [
      'a comment that is an article',
      page(`<article><h1>A</h1>${text}<article>${time('2026-06-01')}<p>${sentence}</p></article></article>`),
    ],
    [
      'a comment that marks its date',
      page(
        `<article><h1>A</h1>${text}<div itemprop="comment" itemscope>${time('2026-06-01', ' itemprop="datePublished"')}</div></article>`,
      ),
    ],
    [
      'a comment that marks its date out of sight',
      page(
        `<article><h1>A</h1>${text}<div class="comment"><meta itemprop="datePublished" content="2026-06-01">${sentence}</div></article>`,
      ),
    ],
    [
      'a comment in a record',
      page(`<article><h1>A</h1>${text}</article>`, linked({ '@type': 'Comment', datePublished: '2026-06-01' })),
    ],
    ['other articles beside it', page(`<aside>${time('2026-06-01')}</aside><article><h1>A</h1>${text}</article>`)],
    [
      'related articles above it',
      page(`<div class="relatedStories">${time('2026-06-01')}</div><article><h1>A</h1>${text}</article>`),
    ],
    [
      'a list of articles',
      page(
        `<h1>News</h1>${['2026-06-01', '2026-06-02'].map((day) => `<article>${time(day)}<h2>x</h2></article>`).join('')}`,
      ),
    ],
    ['its last change', page(`<article><h1>A</h1>${time('2026-06-01', ' itemprop="dateModified"')}${text}</article>`)],
  ])('is not that of %s', (_, html) => expect(dateOf(html)).toBeNull());
});

describe('dates on pages', () => {
  it.each([
    ['2026-04-06', '2026-04-06T00:00:00.000Z', 'day'],
    ['20260406', '2026-04-06T00:00:00.000Z', 'day'],
    ['2026-04-06T00:00:00+02:00', '2026-04-06T00:00:00.000Z', 'day'],
    ['2026-04-06T14:05:31.123Z', '2026-04-06T14:05:00.000Z', 'minute'],
    ['2026-04-06 14:05:00 +0530', '2026-04-06T08:35:00.000Z', 'minute'],
    ['2026-04-06T14:05:00', '2026-04-06T00:00:00.000Z', 'day'],
    ['Mon, 06 Apr 2026 14:05:00 +0200', '2026-04-06T12:05:00.000Z', 'minute'],
    ['April 6, 2026', '2026-04-06T00:00:00.000Z', 'day'],
    ['Monday, 6th April 2026', '2026-04-06T00:00:00.000Z', 'day'],
    ['2026/04/06', '2026-04-06T00:00:00.000Z', 'day'],
    ['2026-04', '2026-04-01T00:00:00.000Z', 'month'],
    ['April 2026', '2026-04-01T00:00:00.000Z', 'month'],
    ['2026', '2026-01-01T00:00:00.000Z', 'year'],
    ['20260406T140531Z', '2026-04-06T14:05:00.000Z', 'minute'],
  ])('%s', (text, at, precision) => expect(momentIn(text)).toEqual({ at, precision }));

  it.each([
    '',
    'yesterday',
    '06/04/2026',
    '2026-02-30',
    '2026-13-01',
    '9999-01-01',
    '0001-01-01',
    'Smarch 3, 2026',
    '1445-08-24',
    'circa 2026',
    42,
    null,
  ])('%s is not a date', (text) => expect(momentIn(text)).toBeNull());
});

it.each([
  [['en-GB'], 'en'],
  [['pt_BR'], 'pt'],
  [['zh-Hant-TW'], 'zh-hant'],
  [['', 'x', 'de'], 'de'],
  [['not a language'], null],
])('%j is the language %s', (stated, language) => expect(languageOf(stated)).toBe(language));

it('reads the names in a byline', () => {
  expect(namesIn('By Ann Author, Bob Writer and Cy Scribe')).toEqual(['Ann Author', 'Bob Writer', 'Cy Scribe']);
});

describe('a formatted copy', () => {
  it('is taken where the plain one has lost the paragraphs', () => {
    expect(betterCopy('One. Two. Three.', 'One.\n\nTwo.\n\nThree.')).toBe('One.\n\nTwo.\n\nThree.');
    expect(betterCopy('', 'One.')).toBe('One.');
  });
  it('is left where the plain one is as good or says something else', () => {
    expect(betterCopy('One.\r\nTwo.', 'One.\n\nTwo.')).toBeNull();
    expect(betterCopy('# One', 'One')).toBeNull();
    expect(betterCopy('a  b', 'a\n\nc')).toBeNull();
    expect(betterCopy('exact', '')).toBeNull();
  });
});
