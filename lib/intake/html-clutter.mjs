// @ts-check
import { urlOf } from '../format/url.mjs';
import { isSameSite } from './html-facts.mjs';
import { isBlock, isInside, shortText, textOfHtml, wordsOf } from './html-text.mjs';

/*
 * What stands among the paragraphs of an article, or right behind it, and is no part of it: boxes that lead to other
 * articles, offers of newsletters, buttons to share, who the author is, advertisements.
 */

/** What such boxes are called, whatever stands in them. */
const SURELY =
  /\b(?:related|recommend(?:ed|ation|ations|s)?|recirc\w*|most-?(?:read|viewed|popular|shared)|read-?(?:next|also)|also-?read|more-?(?:stories|articles|from|like|on)|see-?also|similar-?(?:links?|list|stories)|rel-?links?|up-?next|affiliates?|links?-?(?:block|box)|rich-?links?|outbrain|taboola|newsletters?|sign-?up|mailing-?list|paywall|regwall|subscription-(?:required|offer|box)|share-?(?:bar|box|buttons?|links?|list|tools?)|shar(?:e|ing)(?!-?price)|sharedaddy|addtoany|addthis|author-?(?:bios?|box|card|profile|about)|author[- ]information|about[- ]this[- ]article|rights[- ]and[- ]permissions|about-?(?:the-?)?authors?|contributors?-?bios?|breadcrumbs?|pagination|post-?(?:nav|navigation|next-prev)|adsbygoogle|uploader-?block|get-?in-?touch|support-?us|app-?promo)\b/;
/** What they are called too, where they hold little, or links above all. */
const PERHAPS =
  /\b(?:popular|trending|read-?more|more-in|teasers?|promos?|puff\w*|catcher|carousel|video-(?:resource|player|promo)|hover-?card|chat|channel-?\w+|module-about|about-me|sponsor(?:ed)?|subscribe|cta|call-to-action|social|follow(?:-us)?|bio|author-?(?:info|sign|details)|tagline|tags?-?(?:list|cloud|links)?|topics?-?list|source-?tags|adverti(?:sement|sing)|ads?|ad-?(?:slot|box|unit|container|wrapper)|advert|adspot|dfp|banner|print-?info|reprints?|donat(?:e|ion)|membership|trust|feedback|rating|vote|poll|quiz|disclaimer|copyright|friend|global-notice|site-(?:notice|banner|message)|ambox|mbox\w*)\b/;
const OF_SUMMARIES = /^\?(?:teaser|promo|catcher)/;
/** No more than so many letters is little. */
const LITTLE = 250;
/** A box with more running text than this share of the page is the article after all. */
const MOST = 0.2;
/** So are all boxes with one name: some pages call the paragraphs of an article after their paywall. */
const MOST_OF_A_NAME = 0.3;

/** What stands where the rest of an article is for those who pay, and what it says. */
const PAYWALL = /^(?:paywall|regwall|subscription)/;
const READ_ON =
  /\b(?:to (?:continue|keep) reading|(?:subscribe|register|join|sign (?:in|up)|log in|become a member|start your .{1,20}) (?:now )?(?:to|and) (?:continue|keep|read)|to continue,? (?:subscribe|register|sign|become|start)|(?:subscribers?|members?)[- ]only|only (?:for|to) (?:subscribers|members)|(?:for|by) (?:subscribers|members) only|réservée? aux abonnés|weiterlesen|für abonnenten|solo para suscriptores|per gli abbonati)\b/i;
const LONGEST_OFFER = 600;

/** What begins a line that leads elsewhere: “Read more: …”. */
const LABEL =
  /^[\s([{»▶►→•*-]*(?:related(?: (?:stories|story|articles?|links?|news|reading|content|coverage))?|(?:also|must) read|read (?:also|more|next|now|this)|see also|see more|watch(?: also| now| more)?|listen|more(?: on this(?: story)?| from .{1,30})?|explainer|don[’']t miss|recommended|editor[’']s picks?|à lire(?: aussi)?|lire aussi|lire également|voir aussi|sur le même sujet|mehr zum thema|lesen sie (?:auch|mehr|hier)|auch interessant|siehe auch|lea también|lee también|leer más|(?:le|te) puede interesar|ver también|leggi anche|leia também|leia mais|lees ook|läs också|læs også|les også|baca juga|اقرأ أيضا|читайте также|czytaj (?:też|także|również)|관련기사|関連記事|あわせて読みたい|相关阅读|延伸阅读)\s*[\])}]?\s*[:：|–—-]*\s*/iu;
/** What stands alone where an advertisement is, and on buttons. */
const ADVERTISEMENT =
  /^[\s–—-]*(?:(?:skip )?advertise?ments?|advertisement ?- ?(?:continue|story).*|ads?(?: by \w+)?|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|annons|reklama|реклама|إعلان|広告|广告|광고|(?:article|story) continues (?:below|after) .{1,30}|continue reading below)[\s–—-]*$/iu;
const BUTTON =
  /^(?:share(?: this(?: article| story| post)?| on (?:facebook|twitter|x|linkedin|whatsapp))?|tweet|print(?:er[- ]friendly.*| this (?:page|story|article))?|e-?mail (?:this|to a friend).{0,40}|copy link|leave a comment|order reprints.*)$/iu;
/** A line that leads elsewhere is no longer than this. */
const LONGEST_LINE = 250;
/** A paragraph that is a link has at least so many letters if it is the headline of another article. */
const HEADLINE = 20;

/**
 * Takes out of a page what is clutter within or behind its article. Links to other sites stay, since a text may name
 * there whom it has something from.
 * @param {Element} body
 * @param {ReadonlyMap<Element, number>} prose how many letters of running text elements hold
 * @param {string | null} address of the page; null where nobody knows it
 * @returns {{ prose: number, texts: string[], isPaywalled: boolean }} how many letters of running text went with it,
 * what boxes said that held such, and whether one asks readers to subscribe before they read on
 */
export function takeOutClutter(body, prose, address) {
  const all = prose.get(body) ?? 0;
  /** @type {Map<string, { boxes: Element[], prose: number }>} */
  const named = new Map();
  /** @type {Map<string, string>} */
  const known = new Map();
  const counts = lettersIn(body);
  let isBelow = false;
  for (const element of body.querySelectorAll(
    'div, section, aside, ul, ol, p, footer, article, header, h2, h3, h4, li, span',
  )) {
    const name = element.localName.toLowerCase();
    const isSmall = /^(?:h\d|li|span)$/.test(name);
    const words = isSmall ? '' : wordsOf(element);
    const own = prose.get(element) ?? 0;
    const word = words && own <= all * MOST ? (known.get(words) ?? nameIn(words, known)) : '';
    const { letters = 0, linked = 0 } = counts.get(element) ?? {};
    // Above the text, “teaser” and the like are names of its summary.
    isBelow ||= name === 'p' && own > 0 && word === '';
    const isLittle = letters <= LITTLE && (isBelow || !OF_SUMMARIES.test(word));
    const isBox = word !== '' && (!word.startsWith('?') || linked * 2 > letters || isLittle);
    if (!isBox) {
      if (leadsElsewhere(element, name, address)) element.remove();
      continue;
    }
    const same = named.get(word) ?? { boxes: [], prose: 0 };
    same.boxes.push(element);
    same.prose += own;
    named.set(word, same);
  }
  const gone = { prose: 0, texts: /** @type {string[]} */ ([]), isPaywalled: false };
  for (const [word, { boxes, prose: own }] of named) {
    if (own > all * MOST_OF_A_NAME) continue;
    for (const box of boxes) {
      if (!body.contains(box) || box.querySelector('h1')) continue;
      gone.isPaywalled ||= PAYWALL.test(word) || READ_ON.test(shortText(box, LONGEST_OFFER));
      const running = prose.get(box) ?? 0;
      if (running > 0) {
        gone.prose += running;
        gone.texts.push(textOfHtml(box).replace(/\s+/g, ' '));
      }
      box.remove();
    }
  }
  return gone;
}

/**
 * By which name such a box is known; “?” before one that says little by itself. Blank for none.
 * @param {string} words
 * @param {Map<string, string>} known
 */
function nameIn(words, known) {
  const perhaps = PERHAPS.exec(words)?.[0];
  const name = SURELY.exec(words)?.[0] ?? (perhaps ? `?${perhaps}` : '');
  known.set(words, name);
  return name;
}

/**
 * How many letters each element holds, and how many of them are linked.
 * @param {Element} body
 */
function lettersIn(body) {
  /** @type {Map<Element, { letters: number, linked: number }>} */
  const counts = new Map([[body, { letters: 0, linked: 0 }]]);
  // From the last to the first, so that each comes after all that it holds.
  for (const element of [...body.querySelectorAll('*')].reverse()) {
    const own = counts.get(element) ?? { letters: 0, linked: 0 };
    for (let child = element.firstChild; child; child = child.nextSibling)
      if (child.nodeType === 3) own.letters += (child.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
    if (element.localName === 'a') own.linked = own.letters;
    counts.set(element, own);
    const outer = element.parentElement;
    if (!outer) continue;
    const sum = counts.get(outer) ?? { letters: 0, linked: 0 };
    counts.set(outer, { letters: sum.letters + own.letters, linked: sum.linked + own.linked });
  }
  return counts;
}

/**
 * Whether a line is no more than a link to another article, or the word “Advertisement”.
 * @param {Element} element
 * @param {string} name
 * @param {string | null} address
 */
function leadsElsewhere(element, name, address) {
  if (element.childNodes.length > 8 || [...element.children].some(isBlock)) return false;
  const text = shortText(element, LONGEST_LINE);
  if (text === '') return false;
  // A word of a sentence, or of a list, is none of these.
  const isAlone = name !== 'li' && (name !== 'span' || standsApart(element));
  if (isAlone && ADVERTISEMENT.test(text)) return true;
  if (/^(?:p|div)$/.test(name) && BUTTON.test(text)) return true;
  const [link, ...others] = element.querySelectorAll('a');
  if (name === 'span' || !link || others.length > 0 || !isOfSite(link, address)) return false;
  const linked = shortText(link, LONGEST_LINE);
  const label = LABEL.exec(text)?.[0] ?? '';
  if (label !== '' && text.slice(label.length).replace(/[\s.)\]]+$/, '').length <= linked.length) return true;
  return (
    name === 'p' &&
    linked.length === text.length &&
    text.length >= HEADLINE &&
    !/[.!?。:]$/.test(text) &&
    !isInside(element, 'li', 'blockquote', 'td')
  );
}

/**
 * Whether an element has nothing beside it on its line.
 * @param {Element} element
 */
function standsApart(element) {
  const isBlank = (/** @type {Node} */ { nodeType, nodeValue }) => nodeType !== 1 && (nodeValue ?? '').trim() === '';
  let [before, after] = [element.previousSibling, element.nextSibling];
  while (before && isBlank(before)) before = before.previousSibling;
  while (after && isBlank(after)) after = after.nextSibling;
  return [before, after].every((it) => it === null || (it.nodeType === 1 && isBlock(/** @type {Element} */ (it))));
}

/**
 * Whether a link leads to the same site, as far as one can know.
 * @param {Element} link
 * @param {string | null} address
 */
function isOfSite(link, address) {
  const url = urlOf(link.getAttribute('href') ?? '', address ?? 'https://page.invalid');
  return url !== null && isSameSite(url.hostname, urlOf(address ?? 'https://page.invalid')?.hostname ?? '');
}

/** How many of the last blocks of an article may be about something else. */
const TAIL = 12;
const [SHORT, ABOUT_AUTHOR] = [240, 500];
/** What stands behind an article, and is no part of it. */
const BEHIND =
  /^(?:(?:follow|contact|reach|e-?mail|write to|tweet) (?:him|her|them|us|me|the (?:author|writer|reporter)|\p{Lu}[\p{L}.’'-]+ \p{Lu})|more (?:about|from|by) \p{Lu}|a version of this (?:article|story) (?:first )?appear|(?:sign up|subscribe)\b|get (?:the|our|more|all) .{1,80}(?:newsletter|inbox|app)|thanks? (?:you )?for (?:reading|subscribing)|(?:click|tap) here\b|our standards\b|join (?:the conversation|our)\b|(?:©|copyright\b)|all rights reserved|like (?:this|what you)|(?:like|follow|find) us on\b|have (?:a|any) (?:story|tip|question|comment)|do you have (?:a|any) (?:story|tip|information))/iu;
const IS_WHO =
  /^[\s,—–:-]*(?:\([^()]*\) )?(?:is|was|has been|covers|writes|reports|joined|works|edits|can be reached|ist|schreibt|arbeitet|est|es)\b/iu;

/** How many blocks may stand before the first paragraph of an article. */
const HEAD = 12;
/** A block of so many letters that ends as a sentence does is a paragraph. */
const PARAGRAPH = 60;
/** “11 February 2026”, “Updated 1 day ago”, “3 min read”: what stands beside a headline, and has no other words. */
const ABOUT_TIME =
  /^(?:(?:first |last )?(?:published|posted|updated|modified|created|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d+ (?:min|minute|hour|day|week|month)s?\b|\d{1,2}(?:st|nd|rd|th)?\.? \p{L}{3,10}\.?,? \d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})/iu;
const LONGEST_TIME = 90;

/**
 * Takes out the first blocks of an article where they repeat its title, its authors or its date.
 * @param {Element} content
 * @param {{ title: string, authors: readonly string[] }} facts
 */
export function takeOutHead(content, { title, authors }) {
  let paragraphs = 0;
  for (const block of linesOf(content).slice(0, HEAD)) {
    const text = shortText(block, ABOUT_AUTHOR);
    // The first may be a summary.
    if (text.length >= PARAGRAPH && /[.!?。！？”"’»]$/.test(text) && ++paragraphs > 1) return;
    const isTime = text.length < LONGEST_TIME && ABOUT_TIME.test(text);
    if (isTime || isByline(text, authors) || (title !== '' && text.toLowerCase() === title.toLowerCase()))
      block.remove();
  }
}

/**
 * Whether a line names the authors, and at most what they are.
 * @param {string} text
 * @param {readonly string[]} authors
 */
function isByline(text, authors) {
  const bare = text.toLowerCase().replace(/^(?:by|von|par|por|di|text)\s*:?\s+/, '');
  return text.length < SHORT && !/[.!?]$/.test(text) && authors.some((name) => bare.startsWith(name.toLowerCase()));
}

/** @param {Element} content */
const linesOf = (content) =>
  [...content.querySelectorAll('p, div, h1, h2, h3, h4, h5, li, section, header')].filter(
    (element) => ![...element.children].some(isBlock) && shortText(element, ABOUT_AUTHOR) !== '',
  );

/**
 * Takes out the last blocks of an article where they say who its author is, or offer something.
 * @param {Element} content
 * @param {readonly string[]} authors
 */
export function takeOutTail(content, authors) {
  const blocks = linesOf(content);
  // In a short text, more than its end would be looked at.
  for (const block of blocks.slice(Math.max(2, blocks.length - TAIL))) {
    const text = shortText(block, ABOUT_AUTHOR);
    const who = authors.find((name) => text.toLowerCase().startsWith(name.toLowerCase()));
    const isAuthor = who !== undefined && IS_WHO.test(text.slice(who.length));
    if (isAuthor || (text.length < SHORT && BEHIND.test(text))) block.remove();
  }
}
