// @ts-check
import { isInside, shortText, wordsOf } from './html-text.mjs';

/** Content beside an article: other people's comments, and links elsewhere. */
const BESIDE =
  /\b(?:comments?|commentlist|respond|responses?|reply|replies|discussion|disqus|related|recommend\w*|read-?more|more-stories|sidebar|widgets?|teasers?|promos?|popular|trending|most-read|newsletter|module-?about|about-?me|complementary|navigation|contentinfo)\b/;
const PUBLISHED = /\b(?:published|pub-?date|entry-date|date-?published|posted-on)\b/;
const MODIFIED = /\b(?:updated|modified|date-?modified)\b/;
/** Paragraphs above the text. */
const ABOVE = /\b(?:standfirst|subtitle|sub-?headline|dek|lead|lede|summary|intro|excerpt|abstract|teaser)\b/;
/** A paragraph as long as this is part of the text. */
const LONG = 80;

/**
 * Whether an element belongs to the content beside the article: comments, other articles, menus.
 * @param {Element} element
 * @param {Map<Element, boolean>} [known] what was found before, where many elements of a page are asked about
 * @returns {boolean}
 */
export function isBeside(element, known = new Map()) {
  if (/^(?:body|head|html|main)$/i.test(element.localName)) return false;
  const before = known.get(element);
  if (before !== undefined) return before;
  const outer = element.parentElement;
  const found = isSide(element) || (outer !== null && isBeside(outer, known));
  known.set(element, found);
  return found;
}

/** @param {Element} element */
function isSide(element) {
  const name = element.localName.toLowerCase();
  const isInArticle = isInside(element, 'article');
  const told =
    name === 'aside' ||
    name === 'nav' ||
    (name === 'footer' && !isInArticle) ||
    (name === 'article' && isInArticle) ||
    BESIDE.test(wordsOf(element));
  // Whatever holds the headline is no side.
  return told && !element.querySelector('h1, .hentry, [itemprop~="articleBody"]');
}

/**
 * The times of a page that refer to the article itself: those it marks as such, else one above its text.
 * @param {Document} document
 * @param {readonly Element[]} parts of it, at least each of the names `article`, `main`, `h1` and `time` and each property
 * @returns {string[]} as they are written, the most certain first
 */
export function timesOf(document, parts) {
  const root = rootOf(document, parts);
  if (root === null) return [];
  const marked = parts.filter((time) => isMarked(time) && !isBeside(time));
  const times = parts.filter(
    (time) => time.localName === 'time' && root.contains(time) && !isBeside(time) && !isOfChange(time),
  );
  const named = times.filter(
    (time) => PUBLISHED.test(wordsOf(time)) || (time.parentElement && PUBLISHED.test(wordsOf(time.parentElement))),
  );
  // Without an article, a page with many times is a list of others.
  const above = root.localName.toLowerCase() === 'body' && times.length > 3 ? [] : aboveText(root, times).slice(0, 1);
  const told = [...marked, ...named, ...above].map(
    (time) =>
      ['datetime', 'content', 'title'].map((name) => time.getAttribute(name)).find(Boolean) ?? time.textContent ?? '',
  );
  return [...told, ...writtenDates(root)];
}

/** Whether a page says that an element gives its time. @param {Element} element */
const isMarked = (element) =>
  /(?:^|\s)datePublished(?:$|\s)/.test(element.getAttribute('itemprop') ?? '') ||
  (element.localName === 'time' && element.hasAttribute('pubdate'));

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
  for (const element of root.querySelectorAll('p, div, span, li, small, font, td, center, h2, h3, h4')) {
    if (element.localName.toLowerCase() === 'p' && isText(element) && !isBeside(element)) break;
    const text = shortText(element, 160);
    const at = text.search(DATE);
    if (at < 0 || isOfChange(element) || /\b(?:updated|modified|edited)\b[^\d]*$/i.test(text.slice(0, at))) continue;
    const isSaid = /^(?:published|posted)\b/i.test(text) || /(?:Published|Posted)(?: on)?:? ?$/.test(text.slice(0, at));
    const isHead = isSaid || HEAD.test(wordsOf(element));
    if (isHead && !isBeside(element)) found.push(...(DATE.exec(text) ?? []));
  }
  return found.slice(0, 1);
}

/**
 * The article with the headline, or the only one; null if there are several and none has it.
 * @param {Document} document
 * @param {readonly Element[]} parts
 */
function rootOf(document, parts) {
  const articles = parts.filter(
    (element) => element.localName === 'article' && !isInside(element, 'article') && !isBeside(element),
  );
  const own =
    articles.find((article) => article.querySelector('h1')) ?? (articles.length === 1 ? articles[0] : undefined);
  // The headline may stand above the article, with the date.
  const head = own?.closest('main') ?? (articles.length < 2 ? document.body : null);
  if (own) return own.querySelector('time') && own.querySelector('h1') ? own : head;
  return articles.length === 0 ? (parts.find(({ localName }) => localName === 'main') ?? document.body) : null;
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
  if (times.length === 0) return [];
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
