// @ts-check

/** Content beside an article: other people's comments, and links elsewhere. */
const BESIDE =
  /\b(?:comments?|commentlist|respond|responses?|reply|replies|discussion|disqus|related|recommend\w*|read-?more|more-stories|sidebar|widgets?|teasers?|promos?|popular|trending|most-read|newsletter|complementary|navigation|contentinfo)\b/;
const PUBLISHED = /\b(?:published|pub-?date|entry-date|date-?published|posted-on)\b/;
const MODIFIED = /\b(?:updated|modified|date-?modified)\b/;
/** Paragraphs above the text. */
const ABOVE = /\b(?:standfirst|subtitle|sub-?headline|dek|lead|lede|summary|intro|excerpt|abstract|teaser)\b/;
/** A paragraph as long as this is part of the text. */
const LONG = 80;

/**
 * The words by which an element says what it is.
 * @param {Element} element
 */
const wordsOf = (element) =>
  ['id', 'class', 'itemprop', 'itemtype', 'role', 'data-component', 'data-testid']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

/**
 * Whether an element belongs to the content beside the article: comments, other articles, menus.
 * @param {Element} element
 */
export function isBeside(element) {
  for (
    let it = /** @type {Element | null} */ (element);
    it && !/^(?:body|head|html|main)$/i.test(it.localName);
    it = it.parentElement
  ) {
    const name = it.localName.toLowerCase();
    const isInside = it.parentElement?.closest('article') != null;
    const told =
      name === 'aside' ||
      name === 'nav' ||
      (name === 'footer' && !isInside) ||
      (name === 'article' && isInside) ||
      BESIDE.test(wordsOf(it));
    // Whatever holds the headline is no side.
    if (told && !it.querySelector('h1')) return true;
  }
  return false;
}

/**
 * The times of a page that refer to the article itself: those it marks as such, else one above its text.
 * @param {Document} document
 * @returns {string[]} as they are written, the most certain first
 */
export function timesOf(document) {
  const root = rootOf(document);
  if (root === null) return [];
  const marked = [...document.querySelectorAll('[itemprop~="datePublished"], time[pubdate]')].filter(
    (time) => !isBeside(time),
  );
  const times = [...root.querySelectorAll('time')].filter((time) => !isBeside(time) && !isOfChange(time));
  const named = times.filter(
    (time) => PUBLISHED.test(wordsOf(time)) || (time.parentElement && PUBLISHED.test(wordsOf(time.parentElement))),
  );
  // Without an article, a page with many times is a list of others.
  const above = root.localName.toLowerCase() === 'body' && times.length > 3 ? [] : aboveText(root, times).slice(0, 1);
  const told = [...marked, ...named, ...above].map(
    (time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent ?? '',
  );
  return [...told, ...writtenDates(root)];
}

/** What holds the names of authors and the date. */
const HEAD =
  /\b(?:byline|dateline|date|timestamp|(?:entry|post|article)-(?:meta|header|info|details)|author|posted-on|published)\b/;
const MONTHS = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?';
const DATE = new RegExp(
  `(?<!\\d)(?:\\d{1,2} ${MONTHS},? \\d{4}|\\d{4}-\\d\\d-\\d\\d)(?!\\d)|${MONTHS} \\d{1,2},? \\d{4}(?!\\d)`,
);

/**
 * Dates that stand above the text as plain words, in a byline or behind “Published”.
 * @param {Element} root
 */
function writtenDates(root) {
  /** @type {string[]} */
  const found = [];
  for (const element of root.querySelectorAll('p, div, span, li, small')) {
    if (element.localName.toLowerCase() === 'p' && isText(element)) break;
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (
      text.length > 160 ||
      isOfChange(element) ||
      !(HEAD.test(wordsOf(element)) || /^(?:published|posted)\b/i.test(text))
    )
      continue;
    const at = text.search(DATE);
    const [date] = DATE.exec(text) ?? [];
    if (date && !/\b(?:updated|modified|edited)\b[^\d]*$/i.test(text.slice(0, at)) && !isBeside(element))
      found.push(date);
  }
  return found.slice(0, 1);
}

/**
 * The article with the headline, or the only one; null if there are several and none has it. @param {Document} document
 */
function rootOf(document) {
  const articles = [...document.querySelectorAll('article')].filter(
    (article) => !article.parentElement?.closest('article') && !isBeside(article),
  );
  const own =
    articles.find((article) => article.querySelector('h1')) ?? (articles.length === 1 ? articles[0] : undefined);
  // The headline may stand above the article, with the date.
  const head = own?.closest('main') ?? (articles.length < 2 ? document.body : null);
  if (own) return own.querySelector('time') && own.querySelector('h1') ? own : head;
  return articles.length === 0 ? (document.querySelector('main') ?? document.body) : null;
}

/** @param {Element} time */
const isOfChange = (time) => {
  const words = `${wordsOf(time)} ${time.parentElement ? wordsOf(time.parentElement) : ''}`;
  return MODIFIED.test(words) && !PUBLISHED.test(words);
};

/**
 * Those before the first paragraph of the text.
 * @param {Element} root
 * @param {readonly Element[]} times
 */
function aboveText(root, times) {
  const wanted = new Set(times);
  const found = [];
  for (const element of root.querySelectorAll('p, time')) {
    if (wanted.has(element)) found.push(element);
    else if (element.localName.toLowerCase() === 'p' && isText(element)) break;
  }
  return found;
}

/** @param {Element} paragraph */
const isText = (paragraph) =>
  (paragraph.textContent ?? '').trim().length >= LONG &&
  !paragraph.querySelector('time') &&
  !paragraph.closest('header') &&
  !ABOVE.test(wordsOf(paragraph));
