// @ts-check

import { trimmed } from '../format/trim.mjs';
import { urlOf } from '../format/url.mjs';
import { momentIn } from './date.mjs';
import { isInside, shortText, textOfHtml } from './html-text.mjs';
import { isBeside, timesOf } from './html-times.mjs';
import { namesIn, PERSON, realNames } from './names.mjs';

/** @typedef {import('./schema').ReadDocument} Reading */
/** @typedef {Readonly<Record<string, unknown>>} Thing a record of JSON-LD */

const articleTypes =
  /^(?:\w*Article|\w*BlogPosting|BlogPosting|Report|SocialMediaPosting|LiveBlogPosting|DiscussionForumPosting|LegalCase|Legislation)$/;
const kindsByType = /** @type {readonly (readonly [RegExp, import('@/lib/vocabulary').DocumentKind])[]} */ ([
  [/BlogPosting|SocialMediaPosting|DiscussionForumPosting/, 'post'],
  [/^Report$|ScholarlyArticle|TechArticle/, 'report'],
  [/Article$/, 'article'],
]);

/**
 * What a page says of itself: JSON-LD first, then Open Graph and other meta elements, then its text.
 * @param {Document} document as it came, with its scripts
 * @param {string | null} address where it was found
 * @returns {Omit<Reading, 'text' | 'links' | 'notices' | 'encoding'> & { isForSubscribers: boolean }} whether it says
 * that not everybody may read all of it
 */
export function factsOf(document, address) {
  const parts = [...document.querySelectorAll(PARTS)];
  const named = (/** @type {string} */ name) => parts.filter(({ localName }) => localName === name);
  const things = linkedData(named('script'));
  const metas = named('meta').filter((meta) => meta.hasAttribute('content') && !isBeside(meta));
  const header = named('meta').find((meta) => /^content-language$/i.test(meta.getAttribute('http-equiv') ?? ''));
  const link = named('link').find(
    (element) => /(?:^|\s)canonical(?:$|\s)/i.test(element.getAttribute('rel') ?? '') && element.hasAttribute('href'),
  );
  const canonical = link?.getAttribute('href') ?? null;
  const meta = (/** @type {string[]} */ ...names) => metaContent(metas, names);
  const byId = new Map(things.flatMap((thing) => texts(thing['@id']).map((id) => [id, thing])));
  const article = ownArticle(
    things.filter((thing) => typesOf(thing).some((name) => articleTypes.test(name))),
    {
      document,
      titles: [...[...named('title'), ...named('h1')].map((element) => element.textContent ?? ''), ...meta('og:title')],
      canonical,
    },
    address,
  );
  const moment = [
    ...texts(article?.datePublished),
    ...meta(
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'article:published_date',
      'article.published',
      'parsely-pub-date',
      'sailthru.date',
      'datePublished',
      'publication_date',
      'prism.publicationDate',
    ),
    ...meta(
      'citation_publication_date',
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.created',
      'date',
      'pubdate',
      'publish-date',
      'publish_date',
      'publishdate',
      'dcterms.date',
      'dc.date.created',
      'citation_date',
      'citation_online_date',
    ),
    ...timesOf(document, parts),
    ...texts(article?.dateCreated),
    ...[address, canonical].flatMap((text) => dayInAddress(text ?? '')),
    // “Lee v Ray [2018] EWCA 17 (12 July 2018)”
    ...(/\(([^()]*\d{4})\)$/.exec(squeeze(named('title')[0]?.textContent ?? ''))?.slice(1) ?? []),
  ]
    .map(momentIn)
    // Programs begin to count there.
    .find((found) => found !== null && !found.at.startsWith('1970-01-01'));
  const siteName = firstOf([
    namesOf(article?.publisher, byId),
    meta('og:site_name', 'application-name', 'publisher', 'dc.publisher', 'citation_journal_title'),
  ])[0];
  const stated = [
    realNames(namesOf(article?.author, byId)),
    realNames(namesOf(article?.creator, byId)),
    realNames([
      ...meta('author', 'article:author'),
      ...meta('citation_author').map(inOrder),
      ...meta('dc.creator', 'parsely-author', 'byl'),
    ]),
  ];
  // Where a page gives only itself, somebody may be named beside the headline.
  const isOfSite = (/** @type {string} */ name) =>
    letters(name) === letters(siteName ?? '') || /^[A-Z]{2,5}$/.test(name);
  const persons = stated.filter((names) => !names.every(isOfSite));
  const authors = firstOf([...persons, ...(persons.length > 0 ? [] : [bylineIn(document)]), ...stated]);
  const types = article ? typesOf(article) : [];
  return {
    title: titleOf(
      { document, named, address },
      [
        ...texts(article?.headline),
        ...texts(article?.name),
        ...meta('og:title', 'twitter:title', 'citation_title', 'dc.title'),
      ],
      siteName ?? '',
    ),
    authors: authors.slice(0, 50),
    publishedAt: moment?.at ?? null,
    publishedPrecision: moment?.precision ?? 'day',
    url: addressOf(
      [
        ...(canonical ? [canonical] : []),
        ...meta('og:url'),
        ...texts(article?.mainEntityOfPage),
        ...texts(article?.url),
      ],
      address,
    ),
    language: languageOf([
      ...languagesIn(document.documentElement, header),
      ...texts(article?.inLanguage),
      ...meta('og:locale', 'dc.language'),
    ]),
    kind:
      kindsByType.find(([form]) => types.some((type) => form.test(type)))?.[1] ??
      (meta('og:type').includes('article') ? 'article' : null),
    siteName: squeeze(siteName ?? '').slice(0, 200),
    isForSubscribers: /^false$/i.test(String(article?.isAccessibleForFree)),
  };
}

/** “Lee, Ann”, as those write who want it to be sorted, as “Ann Lee”. @param {string} name */
const inOrder = (name) => name.replace(/^([^,]+), ([^,]+)$/, '$2 $1');

/** “/2024/03/05/”, “/2024-03/05/” or “/20240305/” in an address, where many sites give the day. */
const IN_ADDRESS = /[/_-]((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/;

/**
 * @param {string} text an address
 * @returns {string[]}
 */
function dayInAddress(text) {
  const [, year, , month, day] = IN_ADDRESS.exec(text.replace(/^[a-z]+:\/\/[^/]*/i, '')) ?? [];
  return year ? [`${year}-${month}-${day}`] : [];
}

const BYLINE =
  '[rel~="author"], [itemprop~="author"], [class*="byline" i], [class*="author" i], [data-testid*="byline" i]';
/** “By Ann Lee, Staff Writer” */
const BY = /^\s*(?:(?:posted|written|published|reported|story|words) )?(?:by|von|par|por)\s+\p{Lu}[^.!?]{2,120}$/iu;
/** “윤서하 기자”, before a reporter's address */
const REPORTER_OF_KOREA = /^([가-힣]{2,4}) ?(?:선임)?기자(?=\s|$)/;
const WORK = /correspondent|report|edit|writer|staff|journalist|columnist/i;
/** “（记者贺岚清、穆怀远）”, as agencies of China name their reporters within the text. */
const REPORTERS = /[（(](?:记者|記者)[:：]?\s*(\p{sc=Han}{2,4}(?:[、，,\s]+\p{sc=Han}{2,4}){0,5})[）)]/u;

/**
 * The persons who are named in the byline beside a headline.
 * @param {Document} document
 * @returns {string[]}
 */
function bylineIn(document) {
  for (const byline of document.querySelectorAll(BYLINE)) {
    if (shortText(byline, 400) === '' || isBeside(byline)) continue;
    const parts = [byline, ...byline.querySelectorAll('*')].filter(({ children }) => children.length === 0);
    const names = realNames(parts.map((part) => squeeze(part.textContent ?? ''))).filter((name) => PERSON.test(name));
    if (names.length > 0) return names;
  }
  for (const line of document.querySelectorAll('p, div, span, font, td, center, small, i, em, h3, h4, h5, h6, li')) {
    const short = shortText(line, 160);
    const korean = REPORTER_OF_KOREA.exec(short)?.[1];
    if (korean) return [korean];
    if (!BY.test(short) || isBeside(line)) continue;
    const texts = [...[...line.querySelectorAll('a')].map((link) => shortText(link, 80)), textOfHtml(line)];
    const names = texts
      .slice(0, 3)
      .flatMap((text) => namesIn(text.split('\n', 1)[0] ?? ''))
      .filter((name) => PERSON.test(name) && !WORK.test(name));
    if (names.length > 0) return [...new Set(names)];
  }
  const [, together = ''] = REPORTERS.exec(document.body.textContent ?? '') ?? [];
  return together.split(/[、，,\s]+/).filter((name) => name !== '');
}

/** What a page says of itself stands in these. They are searched for at once, since each search goes through it all. */
const PARTS = 'script, meta, link, title, h1, h2, article, main, time, [itemprop]';

/** What a record is, without the place where that word is explained. @param {Thing} thing */
const typesOf = ({ '@type': type }) => texts(type).map((name) => name.replace(/^.*[/#:]/, ''));

/**
 * The record of the article itself. A page may also hold those of articles it recommends.
 * @param {readonly Thing[]} articles
 * @param {{ document: Document, titles: readonly string[], canonical: string | null }} page what it gives for its titles
 * and its address
 * @param {string | null} address
 * @returns {Thing | undefined}
 */
function ownArticle(articles, { document, titles, canonical }, address) {
  const own = new Set([address, canonical].flatMap((text) => (text ? (pathIn(text, address) ?? []) : [])));
  const places = (/** @type {Thing} */ { url, mainEntityOfPage, '@id': id }) =>
    [...texts(url), ...texts(mainEntityOfPage), ...texts(id)].map((text) => pathIn(text, address));
  const named = (/** @type {Thing} */ thing) => places(thing).some((place) => place !== null && own.has(place));
  const shown = titles.map(letters);
  const titled = (/** @type {Thing} */ { headline, name }) =>
    [...texts(headline), ...texts(name)]
      .map((text) => letters(plainText(document, text)))
      .some((text) => text !== '' && shown.some((one) => one === text || one.startsWith(`${text} `)));
  // One that is called otherwise, and stands elsewhere, is another.
  const isOther = (/** @type {Thing} */ thing) =>
    own.size > 0 &&
    thing.headline !== undefined &&
    places(thing).some((place) => place !== null && !isPlaceOfSite(place));
  return articles.find(named) ?? articles.find(titled) ?? articles.find((thing) => !isOther(thing));
}

/** Whether a place is that of a whole site, as records say whom they belong to. @param {string} place */
const isPlaceOfSite = (place) => !place.includes('/');

/**
 * An address without scheme, “www.”, query and fragment, to compare; null where it is none.
 * @param {string} text
 * @param {string | null} base
 */
function pathIn(text, base) {
  const url = urlOf(text, base ?? undefined);
  if (!url) return null;
  const { hostname, pathname } = url;
  return `${hostname.replace(/^www\./, '')}${trimmed(pathname, /^\/$/, 'end')}`;
}

/**
 * All records of JSON-LD, those within a graph or list one by one.
 * @param {readonly Element[]} scripts
 */
function linkedData(scripts) {
  /** @type {Thing[]} */
  const things = [];
  /** @param {unknown} value @param {number} depth */
  const take = (value, depth) => {
    if (depth > 6 || things.length > 500 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const part of value) take(part, depth + 1);
    else {
      things.push(/** @type {Thing} */ (value));
      const { '@graph': graph, mainEntity, mainEntityOfPage, about, author } = /** @type {Thing} */ (value);
      for (const part of [graph, mainEntity, mainEntityOfPage, about, author]) take(part, depth + 1);
    }
  };
  for (const script of scripts) {
    if (!/^application\/ld\+json/i.test(script.getAttribute('type') ?? '')) continue;
    try {
      const source = (script.textContent ?? '')
        .trim()
        .replace(/^<!--|-->$|^\/\*\s*<!\[CDATA\[\s*\*\/|\/\*\s*\]\]>\s*\*\/$|^<!\[CDATA\[|\]\]>$/g, '');
      // Some write breaks into their texts as they are.
      take(JSON.parse(source.replace(/[\r\n\t]+/g, ' ')), 0);
    } catch {
      // Broken: the page has other ways to say it.
    }
  }
  return things;
}

/**
 * The texts in a value of JSON-LD, which may be one, several, or wrapped.
 * @param {unknown} value
 * @returns {string[]}
 */
function texts(value) {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const { '@value': plain, '@id': id } = /** @type {Thing} */ (value);
  return texts(plain ?? (typeof id === 'string' ? id : undefined));
}

/**
 * @param {unknown} value people or organizations, as names or as records
 * @param {ReadonlyMap<string, Thing>} byId the records of the page, to which others may only refer
 * @returns {string[]}
 */
function namesOf(value, byId) {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => namesOf(one, byId));
  if (typeof value === 'object' && value !== null) {
    const thing = /** @type {Thing} */ (value);
    const isNamed = thing.name !== undefined || thing.familyName !== undefined;
    return nameOf(isNamed ? thing : texts(thing['@id']).map((id) => byId.get(id))[0]);
  }
  return texts(value).flatMap((text) => (byId.has(text) ? nameOf(byId.get(text)) : [text]));
}

/** @param {Thing | undefined} thing */
function nameOf(thing) {
  const whole = texts(thing?.name);
  return whole.length > 0 ? whole : [[...texts(thing?.givenName), ...texts(thing?.familyName)].join(' ')];
}

/**
 * @param {readonly Element[]} metas
 * @param {string[]} names in the order in which they are believed
 */
function metaContent(metas, names) {
  return names.flatMap((name) =>
    metas
      .filter((meta) =>
        ['property', 'name', 'itemprop'].some(
          (key) => meta.getAttribute(key)?.trim().toLowerCase() === name.toLowerCase(),
        ),
      )
      .map((meta) => squeeze(meta.getAttribute('content') ?? ''))
      .filter((content) => content !== ''),
  );
}

/** A heading of so many letters with which the title of the window begins is the headline, wherever it stands. */
const SURE_HEADLINE = 30;

/**
 * @param {{ document: Document, named: (name: string) => Element[], address: string | null }} page
 * @param {string[]} stated
 * @param {string} siteName
 */
function titleOf({ document, named, address }, stated, siteName) {
  const title = squeeze(named('title')[0]?.textContent ?? '');
  const headings = named('h1')
    .filter((heading) => !leadsHome(heading, address))
    .map((heading) => squeeze(heading.textContent ?? ''));
  const said = stated
    .map((text) => withoutSite(squeeze(plainText(document, text)), siteName))
    .filter((text) => letters(text) !== letters(siteName));
  // Some pages call something else their headline than what they show as such.
  const shown = new Set([withoutSite(title, siteName), ...headings].map(letters));
  const taken = said.find((text) => shown.has(letters(text)));
  if (taken) return taken;
  // The window's title is the headline with the site's name; the headline alone is better.
  const lower = named('h2')
    .map((heading) => ({ text: squeeze(heading.textContent ?? ''), isOwn: isInside(heading, 'article', 'main') }))
    .flatMap(({ text, isOwn }) => (isOwn || text.length >= SURE_HEADLINE ? [text] : []));
  const least = said.length > 0 ? title.length / 2 : 11;
  const headline = [...headings, ...lower].find(
    (heading) => heading.length >= least && startsOrEnds(title.toLowerCase(), heading.toLowerCase()),
  );
  if (headline) return headline;
  const rest = withoutSite(title, siteName) || (headings.length === 1 ? (headings[0] ?? '') : '');
  const first = said[0] ?? '';
  return (title.includes(first) && first) || (shownPart(document, rest) ?? (first || rest));
}

/**
 * Whether a heading leads to the place above the page, as the name of a site does.
 * @param {Element} heading
 * @param {string | null} address
 */
function leadsHome(heading, address) {
  const link = heading.querySelector('a[href]');
  const [to, here] = [link && urlOf(link.getAttribute('href') ?? '', address ?? undefined), urlOf(address ?? '')];
  return (
    to !== null &&
    here !== null &&
    to.host === here.host &&
    to.pathname.endsWith('/') &&
    to.pathname.length < here.pathname.length &&
    here.pathname.startsWith(to.pathname)
  );
}

/** @param {string} title @param {string} part */
const startsOrEnds = (title, part) => title.startsWith(part) || title.endsWith(part);

/**
 * The part of a window's title that stands on the page by itself, though not as its heading.
 * @param {Document} document
 * @param {string} title
 */
function shownPart(document, title) {
  const parts = title.split(/\s+(?:-+|[|–—·•»:]+)\s+|:\s+/).filter((part) => part.length > 10);
  if (parts.length < 2) return undefined;
  const lines = [...document.querySelectorAll('h2, h3, b, strong, font, big, center, td, p, div, span')];
  const shown = new Set(lines.map((line) => letters(shortText(line, 200))));
  return parts.findLast((part) => shown.has(letters(part)));
}

/**
 * @param {string} title
 * @param {string} siteName
 */
function withoutSite(title, siteName) {
  const name = squeeze(siteName).toLowerCase();
  const cut = name === '' ? -1 : title.toLowerCase().lastIndexOf(name);
  const before =
    cut > 0 && cut + name.length === title.length
      ? /^(.+?)\s*(?:[|–—·•:]|\s-)\s*$/.exec(title.slice(0, cut))?.[1]
      : undefined;
  const behind = name !== '' && title.toLowerCase().startsWith(name) ? title.slice(name.length) : '';
  return before ?? /^\s*[|–—·•:]\s*(.+)$|^\s+-\s+(.+)$/.exec(behind)?.slice(1).find(Boolean) ?? title;
}

/**
 * A text without tags and entities, which some pages put into their data.
 * @param {Document} document
 * @param {string} text
 */
function plainText(document, text) {
  if (!/[<&]/.test(text)) return text;
  const box = document.createElement('div');
  box.innerHTML = text;
  return box.textContent ?? text;
}

/**
 * The address that the page gives for itself. On another site it would be somebody else's word, and the front page is a
 * common mistake; both are ignored.
 * @param {string[]} stated
 * @param {string | null} address
 */
function addressOf(stated, address) {
  for (const text of stated) {
    const url = urlOf(text, address ?? undefined);
    if (!url) continue;
    url.hash = '';
    if (
      (url.protocol !== 'https:' && url.protocol !== 'http:') ||
      url.username ||
      url.password ||
      url.href.length > 2000
    )
      continue;
    if (address === null) return url.href;
    const own = new URL(address);
    if (isSameSite(url.hostname, own.hostname) && (url.pathname !== '/' || url.search !== '' || own.pathname === '/'))
      return url.href;
  }
  return address;
}

/**
 * Whether one host is the other or stands under it, “www.” aside.
 * @param {string} one
 * @param {string} other
 */
export function isSameSite(one, other) {
  const [a, b] = [one, other].map((host) =>
    host
      .toLowerCase()
      .replace(/\.$/, '')
      .replace(/^www\./, ''),
  );
  if (!a || !b) return false;
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.includes('.') && !/^[\d.]+$/.test(short) && long.endsWith(`.${short}`);
}

/**
 * @param {Element} root
 * @param {Element | undefined} header
 */
const languagesIn = (root, header) =>
  [root.getAttribute('lang'), root.getAttribute('xml:lang'), header?.getAttribute('content')].filter(
    (text) => typeof text === 'string',
  );

/**
 * @param {string[]} stated
 * @returns {string | null}
 */
export function languageOf(stated) {
  for (const text of stated) {
    try {
      const { language, region, script } = new Intl.Locale(text.trim().split(',')[0]?.replaceAll('_', '-') ?? '');
      if (!language || language === 'und') continue;
      // The variant of English says little about a text; the variant of Chinese says much.
      return [language, language === 'zh' ? (script ?? region) : undefined].filter(Boolean).join('-').toLowerCase();
    } catch {
      // Not a language; the next may be one.
    }
  }
  return null;
}

/** @param {string} text */
const letters = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** @param {string} text */
const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * The first list that is not empty.
 * @param {string[][]} lists
 */
const firstOf = (lists) => lists.find((list) => list.length > 0) ?? [];
