// @ts-check
import { isBlock, isHidden } from './html-text.mjs';

/** A shorter block is a label, a headline or a button. */
const PROSE = 80;
const BESIDE = /^(nav|aside|footer|form|menu)$/i;
const BESIDE_ROLE = /^(navigation|complementary|contentinfo|search|menu)$/i;
/** What readers wrote. */
const COMMENTS = /\b(comments?|disqus|respond|repl(?:y|ies)|discussion)\b/i;

/**
 * How many letters of running text each element holds: that of blocks of some length which are not mostly links, and
 * stand neither in menus nor among readers’ comments.
 * @param {Element} root
 * @returns {Map<Element, number>} elements that hold none are left out
 */
export function proseOf(root) {
  /** @type {Map<Element, number>} */
  const found = new Map();
  measure(root, found);
  return found;
}

/**
 * The smallest element that holds most of the running text.
 * @param {Element} root
 * @param {ReadonlyMap<Element, number>} prose
 */
export function mostOf(root, prose) {
  const most = 0.75 * (prose.get(root) ?? 0);
  let element = root;
  for (;;) {
    const next = [...element.children].find((child) => (prose.get(child) ?? 0) >= most);
    if (!next || most === 0) return element;
    element = next;
  }
}

/**
 * @param {Element} element
 * @param {Map<Element, number>} found
 * @returns {{ letters: number, linked: number, prose: number, isBlock: boolean }}
 */
function measure(element, found) {
  const isLink = /^a$/i.test(element.localName);
  const sum = { letters: 0, linked: 0, prose: 0, isBlock: false };
  if (isBeside(element) || isHidden(element)) return { ...sum, isBlock: true };
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) sum.letters += (child.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
    if (child.nodeType !== 1) continue;
    const inner = measure(/** @type {Element} */ (child), found);
    sum.prose += inner.prose;
    if (inner.isBlock) sum.isBlock = true;
    else {
      sum.letters += inner.letters;
      sum.linked += inner.linked;
    }
  }
  if (isLink) sum.linked = sum.letters;
  const isOwnBlock = isBlock(element);
  // Text between blocks counts where it stands.
  if ((isOwnBlock || sum.isBlock) && sum.letters >= PROSE && sum.linked * 2 < sum.letters) sum.prose += sum.letters;
  if (sum.prose > 0) found.set(element, sum.prose);
  return { ...sum, isBlock: isOwnBlock || sum.isBlock };
}

/** @param {Element} element */
const isBeside = (element) =>
  BESIDE.test(element.localName) || BESIDE_ROLE.test(element.getAttribute('role') ?? '') || isComments(element);

/**
 * Whether an element is called what holds readers’ comments.
 * @param {Element} element
 */
export const isComments = (element) =>
  COMMENTS.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.replaceAll('_', ' '));
