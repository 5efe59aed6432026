// @ts-check
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { takeOutClutter, takeOutHead, takeOutTail } from './html-clutter.mjs';
import { factsOf } from './html-facts.mjs';
import { absoluteLinks, linksOf } from './html-links.mjs';
import { isHidden, isInside, isStruck, levelOf, linkedTextOfHtml, textInside } from './html-text.mjs';
import { isBeside } from './html-times.mjs';
import { namesIn } from './names.mjs';
import { insteadOfArticle } from './no-article.mjs';
import { isComments, mostOf, proseOf } from './prose.mjs';
import { INSTEAD, Refusal } from './refusal.mjs';

/** @typedef {import('./schema').ReadDocument} Reading */

/** What an article has at least; less is a teaser, or a menu that was taken for one. */
const ARTICLE = 250;

/**
 * Reads a page: its article, where there is one, and what it says of itself.
 * @param {string} html
 * @param {string | null} address where it was found
 * @param {boolean} [isSeen] whether somebody has seen it, as those who bring in a file have
 * @returns {Partial<Reading>}
 * @throws Refusal if something else was sent in its place, such as a login
 */
export function readPage(html, address, isSeen = address === null) {
  const document = documentOf(html, address);
  const { isForSubscribers, ...facts } = factsOf(document, address);
  const all = lettersIn(document.body);
  const { notices, hasPassword } = tidy(document);
  const corrections = keepCorrections(document);
  absoluteLinks(document, address);
  const own = [address, facts.url ?? null];
  // What comes after this takes the page apart.
  const { body } = document;
  const whole = linkedTextOfHtml(body);
  const prose = proseOf(body);
  const beside = takeOutClutter(body, prose, facts.url ?? address);
  if (beside.texts.length > 0) notices.push(leftOut('Boxes beside the article were left out', beside.texts));
  if (isForSubscribers || beside.isPaywalled) notices.push(FOR_SUBSCRIBERS);
  const running = (prose.get(body) ?? 0) - beside.prose;
  const most = running < LEAST ? null : linkedTextOfHtml(mostOf(body, prose));
  const other = otherThan(body, { ...facts, hasPassword, text: whole.text, prose: running });
  if (other && !isSeen) throw new Refusal(`${other} ${INSTEAD}`);
  // Somebody has seen it, and knows better.
  if (other) notices.push('This looks like what a site sends in place of an article. Check that it is the right page.');
  const article = articleOf(document, facts);
  // An article that is little of what stands there is none.
  if (article && (article.text.length >= ARTICLE || article.text.length > whole.text.length / 2)) {
    const { title, authors } = facts;
    const taken = withCorrections(instead(article, { most, running, letters: all }), corrections);
    const kept = linksOf(taken, own);
    return {
      ...facts,
      title: title || article.title,
      authors: authors.length > 0 ? authors : article.authors,
      text: taken.text,
      links: kept.links,
      notices: [...taken.notices, ...notices, ...kept.notices],
    };
  }
  const notice =
    'No article was found on the page, so all its words were taken. Remove what does not belong to the text.';
  const kept = linksOf(whole, own);
  const more = [...smallPart(whole.text, all), ...notices, ...kept.notices];
  return { ...facts, text: whole.text, links: kept.links, notices: whole.text === '' ? more : [notice, ...more] };
}

/**
 * What a page is that answers in place of an article; null where it is none.
 * @param {Element} body
 * @param {{ title: string, kind: Reading['kind'], text: string, prose: number, hasPassword: boolean }} page
 */
function otherThan(body, { kind, ...page }) {
  const headings = [...body.querySelectorAll('h1, h2')];
  const isToldArticle = kind !== null || headings.some((heading) => isInside(heading, 'article'));
  return insteadOfArticle({ ...page, headings: headings.slice(0, 3).map(textInside), isToldArticle });
}

/** A part of which a page holds several times as much besides is not its article, if it is no longer than this. */
const SHORT = 1500;

/** @typedef {import('../text/tidy-links.mjs').Link} Link */

/** With less running text, nothing else can be the article. */
const LEAST = 4 * ARTICLE;

/**
 * What to take where a page holds much more running text than what was found to be its article.
 * @param {{ text: string, links: Link[], content: Element }} article
 * @param {{ most: { text: string, links: Link[] } | null, running: number, letters: Letters }} page the part with most of
 * its running text, and how much it has of that and of all
 * @returns {{ text: string, links: Link[], notices: string[] }}
 */
function instead({ text, links, content }, { most, running, letters }) {
  const own = proseOf(content).get(content) ?? 0;
  if (own * 3 >= running || !most) return { text, links, notices: smallPart(text, letters) };
  if (text.length >= SHORT) return { text, links, notices: [MORE] };
  const notice =
    'What looked like the article was only a small part of the page, so the part with most of its words was taken. Remove what does not belong to the text.';
  return { ...most, notices: [notice] };
}

const FOR_SUBSCRIBERS =
  'The page says that not all of it is free to read. Check that the text goes to its end, or capture the page while you are signed in there.';
const MORE = 'The page has much more text than was taken for its article. Check that nothing is missing.';
/** So many letters are a text by themselves; with so few, comments may be the text. */
const [WHOLE_TEXT, FEW] = [3000, 600];

/** @typedef {{ own: number, comments: number }} Letters how many letters a page holds, those of links and of scripts not counted */

/**
 * What to say where a page holds much more than what was taken, be it hidden, in short lines or among comments.
 * @param {string} taken
 * @param {Letters} letters of the whole page
 */
function smallPart(taken, { own, comments }) {
  const letters = taken.length < FEW ? own + comments : own;
  const isSmall = taken.length < SHORT && letters - taken.length >= WHOLE_TEXT && letters >= taken.length * 4;
  return isSmall ? [MORE] : [];
}

/**
 * @param {Element} element
 * @returns {Letters}
 */
function lettersIn(element) {
  const letters = { own: 0, comments: 0 };
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) letters.own += (child.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
    if (child.nodeType !== 1 || /^(?:a|script|style|svg|select|textarea|button)$/i.test(child.nodeName)) continue;
    const inner = lettersIn(/** @type {Element} */ (child));
    if (isComments(/** @type {Element} */ (child))) letters.comments += inner.own + inner.comments;
    else {
      letters.own += inner.own;
      letters.comments += inner.comments;
    }
  }
  return letters;
}

/**
 * A text with the corrections that it lacks behind it.
 * @param {{ text: string, links: Link[], notices: string[] }} taken
 * @param {readonly string[]} corrections
 */
function withCorrections(taken, corrections) {
  const missing = corrections.filter((text) => !taken.text.includes(text));
  return { ...taken, text: [taken.text, ...missing].join('\n\n') };
}

/**
 * Reads a copied part of a page, all of it.
 * @param {string} html
 * @returns {Partial<Reading>}
 */
export function readFragment(html) {
  const document = documentOf(html, null);
  const { notices } = tidy(document);
  const read = linkedTextOfHtml(document.body);
  const kept = linksOf(read, []);
  return { text: read.text, links: kept.links, notices: [...notices, ...kept.notices] };
}

/**
 * A page as a document with one head and one body, whichever tags it left out.
 * @param {string} html
 * @param {string | null} address
 * @returns {Document}
 */
function documentOf(html, address) {
  // The parser knows no implied head and body: whatever a page has of them lands in this body and is sorted out below.
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html.replaceAll('\0', '')}</body></html>`);
  // What is marked as a property speaks of the part in which it stands, which may be a comment.
  const found = [...document.querySelectorAll('html, head, body, title, meta:not([itemprop]), link, base')];
  const inBody = found.filter((element) => isInside(element, 'body'));
  const inner = inBody.find(({ localName }) => localName === 'html');
  for (const name of ['lang', 'xml:lang', 'itemtype'])
    if (inner?.hasAttribute(name)) document.documentElement.setAttribute(name, inner.getAttribute(name) ?? '');
  const isOuter = (/** @type {Element} */ { localName }) => /^(?:html|head|body)$/.test(localName);
  for (const element of inBody) if (!isOuter(element) && !isInside(element, 'svg')) document.head.append(element);
  for (const element of inBody) if (isOuter(element)) unwrap(element);
  if (address && !found.some(({ localName }) => localName === 'base')) {
    const base = document.createElement('base');
    base.setAttribute('href', address);
    document.head.append(base);
  }
  return /** @type {Document} */ (/** @type {unknown} */ (document));
}

/**
 * Puts what stands in an element in its place. One by one, since a page may have more parts than a call has arguments.
 * @param {Element} element
 */
function unwrap(element) {
  for (let child = element.firstChild; child; child = element.firstChild) element.before(child);
  element.remove();
}

/**
 * Takes out what is no reading matter: scripts, forms, what is hidden or struck out.
 * @param {Document} document
 * @returns {{ notices: string[], hasPassword: boolean }} what to say of it, and whether it asked for a password
 */
function tidy(document) {
  const gone = [
    ...document.querySelectorAll(
      'script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video, dialog, select, textarea, input, button',
    ),
  ];
  const struckClasses = classesStruckBy(gone.filter(({ localName }) => localName === 'style'));
  const hasPassword = gone.some(
    (element) => element.localName === 'input' && /^password$/i.test(element.getAttribute('type') ?? ''),
  );
  for (const element of gone) element.remove();
  const all = [...document.querySelectorAll('*')];
  const hidden = all.filter(isHidden);
  for (const element of hidden) element.remove();
  const seen = hidden.length === 0 ? all : [...document.querySelectorAll('*')];
  const struck = seen.filter(
    (element) =>
      isStruck(element) || (struckClasses.size > 0 && [...element.classList].some((name) => struckClasses.has(name))),
  );
  const words = struck.map(textInside).filter((text) => text !== '');
  for (const element of struck) element.remove();
  for (const element of seen) keepMeaning(element);
  return { notices: words.length === 0 ? [] : [struckOut(words)], hasPassword };
}

/**
 * The classes that the page’s own styles strike out.
 * @param {readonly Element[]} styles
 */
function classesStruckBy(styles) {
  const rules = styles
    .map((style) => style.textContent ?? '')
    .join('\n')
    .matchAll(/(?:^|[},;/\s])[a-z]*\.([\w-]+)\s*\{[^{}]*\bline-through\b/gi);
  return new Set([...rules].map(([, name = '']) => name));
}

/**
 * Says by the name of an element what its attributes say, which get lost on the way: that it stands higher or lower than
 * its line, or that it is not struck out although its name says so.
 * @param {Element} element
 */
function keepMeaning(element) {
  const name = levelOf(element) || (/^(s|del|strike)$/i.test(element.localName) ? 'span' : '');
  if (name === '' || name === element.localName.toLowerCase()) return;
  const other = element.ownerDocument.createElement(name);
  element.before(other);
  for (let child = element.firstChild; child; child = element.firstChild) other.append(child);
  element.remove();
}

/** What the parts are called in which an article is corrected, and how such a part begins. */
const CORRECTION_NAME =
  /\b(?:correct(?:ion|ed|ive)s?|clarifications?|errat(?:um|a)|corrigend(?:um|a)|editor-?s?-note|amendment)\b/;
const CORRECTION =
  /^\s*(?:corrections?\b|corrected\b|clarification\b|editor[’']s note\b|erratum\b|corrigendum\b|amended\b|(?:note: )?(?:this|the) (?:article|story|post|report|piece|headline) (?:was|has been) (?:amended|corrected|edited|updated)\b|an (?:earlier|previous) version of this\b|berichtigung|korrektur|(?:anmerkung|hinweis) der redaktion|rectificati[fv]|rectificación|correcti[fe]|fe de erratas|aclaración|rettifica|errata corrige|rättelse|rettelse|исправлени[ея]|поправка|訂正|更正)/i;
/** A longer part is more than a correction. */
const LONGEST_CORRECTION = 2000;

/**
 * What corrects an article belongs to it, though it may stand in a footer or beside the text, which others leave out.
 * @param {Document} document
 * @returns {string[]} the corrections, as they stand in the text
 */
function keepCorrections(document) {
  /** @type {Element[]} */
  const found = [];
  for (const part of [...document.querySelectorAll('footer, aside, div, section, p')].filter(isCorrection)) {
    if (found.some((one) => one.contains(part))) continue;
    const kept = document.createElement('div');
    const paragraph = part.querySelector('p, div, ul, ol') ? kept : kept.appendChild(document.createElement('p'));
    paragraph.append(...part.childNodes);
    part.replaceWith(kept);
    found.push(kept);
  }
  return found.map((kept) => linkedTextOfHtml(kept).text);
}

/** @param {Element} part */
function isCorrection(part) {
  const text = (part.textContent ?? '').trim();
  if (text.length > LONGEST_CORRECTION || text.length < 20 || !/[.!?。]/.test(text)) return false;
  const names = `${part.getAttribute('class') ?? ''} ${part.getAttribute('id') ?? ''}`
    .toLowerCase()
    .replaceAll('_', '-');
  const isPlace = !/^(?:p|div|section)$/i.test(part.localName) || CORRECTION_NAME.test(names);
  const isSaid = /^(?:correction|clarification|editor[’']s note)(?: \([^()]*\))?:/i.test(text);
  const isMeant =
    (isPlace && (CORRECTION.test(text) || CORRECTION_NAME.test(names))) || (part.localName === 'p' && isSaid);
  return isMeant && !/policy|report|submit|contact/.test(names) && !isMostlyLinks(part, text);
}

/**
 * @param {Element} part
 * @param {string} text
 */
const isMostlyLinks = (part, text) =>
  [...part.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent ?? '').trim().length, 0) >
  text.length / 2;

const [WORDS_SHOWN, PIECES_SHOWN] = [60, 3];

/**
 * What was left out because it is struck out.
 * @param {readonly string[]} pieces
 */
export const struckOut = (pieces) => leftOut('Words that are struck out were left out', pieces);

/**
 * @param {string} what
 * @param {readonly string[]} pieces
 */
function leftOut(what, pieces) {
  const shown = pieces
    .slice(0, PIECES_SHOWN)
    .map((text) => `“${text.length > WORDS_SHOWN ? `${text.slice(0, WORDS_SHOWN)}…` : text}”`);
  const more = pieces.length - shown.length;
  return `${what}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** For lists and tables that stand deeper within others than on any real page, Readability takes minutes. */
const DEEPEST = 40;

/**
 * Whether lists or tables stand too deep within others.
 * @param {Document} document
 */
function isTooDeep(document) {
  /** @type {Element[]} */
  const open = [];
  for (const part of document.querySelectorAll('ul, ol, table, form, fieldset')) {
    while (open.length > 0 && !open.at(-1)?.contains(part)) open.pop();
    if (open.push(part) > DEEPEST) return true;
  }
  return false;
}

/**
 * What Readability takes for the article. On some malformed pages it fails, and then there is no article.
 * @param {Document} document
 */
function foundBy(document) {
  if (isTooDeep(document)) return null;
  try {
    const reader = new Readability(document, {
      charThreshold: ARTICLE,
      serializer: (node) => /** @type {Element} */ (node),
    });
    return withoutStyles(document, () => reader.parse());
  } catch {
    return null;
  }
}

/**
 * Takes away what elements say of their styles, for the time of some work. Readability asks each element whether its
 * style hides it, for which a parser of styles would be made each time; what a style hides is gone before.
 * @template T
 * @param {Document} document
 * @param {() => T} work
 * @returns {T}
 */
function withoutStyles(document, work) {
  /** @type {object | null} */
  let kind = document.body;
  while (kind && !Object.hasOwn(kind, 'style')) kind = Object.getPrototypeOf(kind);
  const style = kind && Object.getOwnPropertyDescriptor(kind, 'style');
  if (!kind || !style) return work();
  Object.defineProperty(kind, 'style', { ...style, get: () => undefined });
  try {
    return work();
  } finally {
    Object.defineProperty(kind, 'style', style);
  }
}

/** A shorter paragraph is a label, or a button. */
const PARAGRAPH = 30;
/** @typedef {{ element: Element, article: Element | null }} Numbered a paragraph, and the article in which it stands */

/** By this the paragraphs of a page are known again. */
const NUMBER = 'data-paragraph';

/**
 * Numbers the paragraphs below the headline that may belong to the article.
 * @param {Document} document
 * @returns {Numbered[]} by their numbers
 */
function numbered(document) {
  const heading = document.querySelector('h1');
  const known = new Map();
  let isBelow = heading === null;
  /** @type {Numbered[]} */
  const found = [];
  for (const element of document.querySelectorAll('h1, p, blockquote')) {
    if (element === heading) isBelow = true;
    if (!isBelow || element.localName === 'h1' || !isParagraph(element) || isBeside(element, known)) continue;
    const article = element.closest('article, .hentry');
    element.setAttribute(NUMBER, String(found.push({ element, article }) - 1));
  }
  return found;
}

/** @param {Element} element */
function isParagraph(element) {
  // Where it stands comes first: the text of quotations within each other would be read once for each.
  if (
    isInside(element, 'blockquote', 'figcaption', 'nav', 'footer', 'aside', 'form', 'li', 'table') ||
    /caption|credit|byline|bio|author|date|comment/i.test(element.getAttribute('class') ?? '') ||
    element.querySelector('p')
  )
    return false;
  const text = textInside(element);
  return text.length >= PARAGRAPH && /[.!?。！？…”"’»]$/.test(text) && !isMostlyLinks(element, text);
}

/**
 * Puts back the paragraphs between the headline and the end of the article that were taken for no part of it, such as a
 * summary or a quotation in a box of its own.
 * @param {Element} content
 * @param {readonly Numbered[]} paragraphs
 */
function putBack(content, paragraphs) {
  const kept = new Map(
    [...content.querySelectorAll(`[${NUMBER}]`)].map((element) => [Number(element.getAttribute(NUMBER)), element]),
  );
  let last = paragraphs.length - 1;
  while (last >= 0 && !kept.has(last)) last -= 1;
  // A page may hold several articles.
  const own = new Set([...kept.keys()].map((number) => paragraphs[number]?.article));
  /** @type {Element | null} */
  let before = null;
  for (const [number, { element, article }] of paragraphs.slice(0, last).entries()) {
    const isOwn = own.has(article) || (article === null && before === null);
    if (!kept.has(number) && isOwn) {
      if (before) before.after(element);
      else content.prepend(element);
    }
    if (kept.has(number) || isOwn) before = kept.get(number) ?? element;
  }
}

/**
 * @param {Document} document
 * @param {{ title: string, authors: readonly string[] }} facts
 */
function articleOf(document, facts) {
  const paragraphs = numbered(document);
  // It would leave out headings and words of a paragraph whose class reminds it of the head of a page.
  for (const part of document.querySelectorAll('h2, h3, h4, p span, p b, p i, p em, p strong, p time'))
    part.removeAttribute('class');
  const found = foundBy(document);
  if (!found?.content) return null;
  takeOutHead(found.content, facts);
  putBack(found.content, paragraphs);
  takeOutTail(found.content, facts.authors);
  const { text, links } = linkedTextOfHtml(found.content);
  const linked = [...found.content.querySelectorAll('a')].reduce(
    (sum, link) => sum + (link.textContent ?? '').trim().length,
    0,
  );
  // Mostly links: a menu or a list of articles.
  if (text === '' || linked > text.length / 2) return null;
  const byline = (found.byline ?? '').trim();
  return {
    content: found.content,
    title: (found.title ?? '').trim(),
    authors: byline.length > 0 && byline.length < 120 ? namesIn(byline) : [],
    text,
    links,
  };
}
