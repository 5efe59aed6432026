// @ts-check
import { trimmed } from '../format/trim.mjs';

const silent = new Set(
  'script style noscript template head title meta link svg canvas iframe object embed audio video select textarea input button datalist dialog'.split(
    ' ',
  ),
);
const blocks = new Set(
  `address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr
  html legend li main menu nav ol p pre section summary table tbody tfoot thead tr caption ul`.split(/\s+/),
);
/**
 * Whether an element stands on lines of its own, or is the cell of a table.
 * @param {Element} element
 */
export const isBlock = (element) => {
  const name = element.localName.toLowerCase();
  return blocks.has(name) || name === 'td' || name === 'th';
};
/**
 * Whether an element stands within one that has one of these names. Making a selector for each element would take longer.
 * @param {Element} element
 * @param {...string} names
 */
export function isInside(element, ...names) {
  for (let it = element.parentElement; it; it = it.parentElement)
    if (names.includes(it.localName.toLowerCase())) return true;
  return false;
}
/**
 * The words by which an element says what it is.
 * @param {Element} element
 */
export const wordsOf = (element) =>
  ['id', 'class', 'itemprop', 'itemtype', 'role', 'data-component', 'data-testid', 'data-area', 'data-title']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

/** Whoever asks for a short text looks at no more nodes than this. */
const MOST_NODES = 80;

/**
 * The text of an element on one line; blank if it is longer, or stands in very many elements. It takes no longer for a
 * large part of a page.
 * @param {Element} element
 * @param {number} limit in UTF-16 units
 */
export function shortText(element, limit) {
  let [text, seen] = ['', 0];
  /** @type {Node[]} */
  const open = [element];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    const { childNodes } = node;
    seen += 1 + childNodes.length;
    if (text.length > 4 * limit || seen > MOST_NODES) return '';
    for (let i = childNodes.length - 1; i >= 0; i--) open.push(/** @type {Node} */ (childNodes[i]));
  }
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? '' : line;
}

const STRUCK = /(^|;)\s*text-decoration(-line)?\s*:[^;]*line-through/i;
const UNSTRUCK = /(^|;)\s*text-decoration(-line)?\s*:\s*none/i;
const STRUCK_CLASS =
  /(^|\s)((text-(decoration-)?)?line-through|strike(-?through|-?out|d)|struck(-?through|-?out)?)(\s|$)/i;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ';
const LEVEL = '0123456789+-−=()n';
const HIGHER = /(^|;)\s*vertical-align\s*:\s*(super|sub)\b/i;
const HIGHER_CLASS = /(^|\s)(super|sub)script(\s|$)/i;
/** “21st”, “1er”: what stands higher is part of the word. */
const ORDINAL = /^(st|nd|rd|th|er|re|ère|e|ème|os?|as?|ª|º|[mg]e)$/i;
const SPACE = /\s/;
/**
 * Whether a UTF-16 unit is a sign: neither a space nor 1, which stands between the cells of a row.
 * @param {number} unit
 */
const isSign = (unit) =>
  unit < 0x80 ? unit !== 32 && unit !== 1 && (unit < 9 || unit > 13) : !SPACE.test(String.fromCharCode(unit));
/** Items of lists that are deeper within others stand no further in, or a text would grow with the square of its depth. */
const DEEPEST_LIST = 12;
const HIDING = /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all)/i;

/**
 * @typedef {import('../text/tidy-links.mjs').Link} Link
 * @typedef {{ text: string, tight: boolean, links: Link[] }} Block `tight`: stands right below the block before it,
 * as the items of a list do; `links`: in UTF-16 units of its text
 * @typedef {{ from: number, to: number, href: string }} Linked the signs of a line, spaces not counted, that are linked
 */

/**
 * The readable text of a part of a page: paragraphs separated by a blank line, lists with “- ” or numbers, the cells of
 * a table by “ | ”. Hidden and active elements give nothing. It needs only the DOM that all implementations share, so
 * that it runs in browsers and on the server.
 * @param {Node} root
 */
export function textOfHtml(root) {
  return linkedTextOfHtml(root).text;
}

/**
 * The readable text of a part of a page, and where addresses are linked in it, in code points.
 * @param {Node} root
 * @returns {{ text: string, links: Link[] }} the links as the page has them, in order
 */
export function linkedTextOfHtml(root) {
  let [text, at] = ['', 0];
  /** @type {Link[]} */
  const links = [];
  for (const [i, block] of blocksOfHtml(root).entries()) {
    const lead = i === 0 ? '' : block.tight ? '\n' : '\n\n';
    text += lead + block.text;
    at += lead.length;
    let [unit, point] = [0, 0];
    const pointOf = (/** @type {number} */ to) => {
      point += lengthOf(block.text.slice(unit, to));
      unit = to;
      return at + point;
    };
    for (const { start, end, href } of block.links) links.push({ start: pointOf(start), end: pointOf(end), href });
    at = pointOf(block.text.length);
  }
  return { text, links };
}

/** @param {string} text */
const lengthOf = (text) => text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);

/**
 * @param {Node} root
 * @returns {Block[]}
 */
export function blocksOfHtml(root) {
  const walk = new Walk();
  walk.visit(root);
  walk.end();
  return walk.blocks;
}

class Walk {
  /** @type {Block[]} */
  blocks = [];
  /**
   * @type {string[]} the pieces of the line; joined once, since a line that grows piece by piece would be copied for
   * each
   */
  #pieces = [];
  /** What the next block begins with: the mark of a list item. */
  #mark = '';
  #tight = false;
  /** @type {{ next: number | null }[]} the lists that are open; `next` is the number of the next item */
  #lists = [];
  #pre = 0;
  #row = 0;
  /** Where what is being read leads; blank if nowhere. */
  #href = '';
  /** How many signs the line has, spaces not counted: only those stay the same when the line is tidied. */
  #signs = 0;
  /** @type {Linked[]} */
  #linked = [];

  /** @param {Node} node */
  visit(node) {
    if (node.nodeType === 3) return this.#add(node.nodeValue ?? '');
    if (node.nodeType === 1) return this.#element(/** @type {Element} */ (node));
    if (node.nodeType === 9 || node.nodeType === 11) this.#children(node);
  }

  /** Ends the block that is being collected. */
  end() {
    const text = this.#pieces
      .join('')
      .split('\n')
      .map((line) => (this.#pre ? line.trimEnd() : trimmed(line, /^ $/)))
      .join('\n')
      .trimEnd()
      .replace(/^\n+/, '');
    const linked = this.#linked;
    this.#setLine('');
    if (text === '') return;
    const indent = '  '.repeat(Math.min(DEEPEST_LIST, Math.max(0, this.#lists.length - 1)));
    const inside = this.#lists.length > 0 && !this.#mark ? `${indent}  ` : indent;
    const first = this.#mark ? indent + this.#mark : inside;
    const whole = first + text.replaceAll('\n', `\n${this.#lists.length > 0 ? `${indent}  ` : ''}`);
    this.blocks.push({ text: whole, tight: this.#tight, links: placed(linked, whole, first.length) });
    this.#mark = '';
    this.#tight = false;
  }

  /** @param {string} line */
  #setLine(line) {
    this.#pieces = line === '' ? [] : [line];
    this.#signs = 0;
    this.#linked = [];
  }

  /** @param {string} text */
  #add(text) {
    const squeezed = text.replace(/[\s\u00A0]+/g, ' ').replaceAll('\u00AD', '');
    const isFirst = /^[ \n]?$/.test(this.#pieces.at(-1)?.at(-1) ?? '');
    const more = this.#pre ? text.replace(/\r\n?/g, '\n') : isFirst ? squeezed.replace(/^ /, '') : squeezed;
    if (more === '') return;
    this.#pieces.push(more);
    const from = this.#signs;
    this.#signs += signsIn(more);
    if (this.#href !== '' && this.#signs > from) this.#linked.push({ from, to: this.#signs, href: this.#href });
  }

  /** @param {Element} element */
  #element(element) {
    const name = element.localName.toLowerCase();
    if (silent.has(name) || isHidden(element) || isStruck(element)) return;
    if (name === 'br') {
      this.#pieces.push('\n');
      return;
    }
    if (name === 'wbr') return;
    const level = levelOf(element);
    if (level) return this.#moved(element, level === 'sup' ? RAISED : LOWERED);
    if (name === 'a' && this.#href === '') return this.#anchor(element);
    if (name === 'msup' || name === 'msub' || name === 'mfrac') return this.#formula(element, name);
    if (name === 'annotation' || name === 'annotation-xml') return;
    if (!blocks.has(name)) {
      if (name === 'td' || name === 'th') return this.#cell(element);
      return this.#children(element);
    }
    // The whole row of a table is on one line.
    if (this.#row > 0) {
      this.#add(' ');
      this.#children(element);
      this.#add(' ');
      return;
    }
    this.end();
    if (name === 'ul' || name === 'ol' || name === 'menu') this.#list(element, name);
    else if (name === 'li') this.#item(element);
    else if (name === 'tr') this.#tableRow(element);
    else if (name === 'pre') this.#preformatted(element);
    else this.#children(element);
    this.end();
  }

  /** @param {Element} element */
  #anchor(element) {
    this.#href = element.getAttribute('href') ?? '';
    this.#children(element);
    this.#href = '';
  }

  /** @param {Node} node */
  #children(node) {
    for (let child = node.firstChild; child; child = child.nextSibling) this.visit(child);
  }

  /**
   * What stands higher or lower than the line. Its figures would else run into those before them: 10⁶ is not 106.
   * @param {Element} element
   * @param {string} figures
   */
  #moved(element, figures) {
    const text = textInside(element);
    const isBehindFigure = /\d$/.test(this.#pieces.at(-1) ?? '');
    if (/\d/.test(text) && !/[^\d+\-−=()n,;–* ]/.test(text))
      return this.#add([...text].map((sign) => figures[LEVEL.indexOf(sign)] ?? sign).join(''));
    // There is no such sign for all others.
    if (isBehindFigure && /^[\p{L}\d½]/u.test(text) && !ORDINAL.test(text))
      this.#add(text.includes(' ') ? ' ' : figures === RAISED ? '^' : '_');
    this.#children(element);
  }

  /**
   * @param {Element} element
   * @param {string} name
   */
  #formula(element, name) {
    const [base, other] = element.children;
    if (base) this.visit(base);
    if (!other) return;
    if (name === 'mfrac') this.#add('/');
    if (name === 'mfrac') this.visit(other);
    else this.#moved(other, name === 'msup' ? RAISED : LOWERED);
  }

  /**
   * @param {Element} element
   * @param {string} name
   */
  #list(element, name) {
    const start = Number.parseInt(element.getAttribute('start') ?? '', 10);
    const before = this.blocks.length;
    const nested = this.#lists.length > 0;
    this.#lists.push({ next: name === 'ol' ? (Number.isNaN(start) ? 1 : start) : null });
    this.#children(element);
    this.end();
    this.#lists.pop();
    const first = this.blocks[before];
    if (nested && first) first.tight = true;
  }

  /** @param {Element} element */
  #item(element) {
    const list = this.#lists.at(-1);
    const isFirst = list ? !('used' in list) : true;
    if (list) Object.assign(list, { used: true });
    this.#mark = list?.next === null || !list ? '- ' : `${list.next}. `;
    if (list && list.next !== null) list.next++;
    this.#tight = !isFirst;
    this.#children(element);
    this.end();
    this.#mark = '';
    this.#tight = false;
  }

  /** @param {Element} element */
  #tableRow(element) {
    const isFirst = !previousRow(element);
    this.#row++;
    this.#children(element);
    this.#row--;
    const cells = this.#pieces
      .join('')
      .split('\u0001')
      .map((cell) => cell.replace(/\s+/g, ' ').trim());
    const last = cells.findLastIndex((cell) => cell !== '');
    const kept = cells.map((cell, i) => cell !== '' || (i > 0 && i < last));
    const line = cells.filter((_, i) => kept[i]).join(' | ');
    const linked = betweenBars(this.#linked, cells, kept);
    this.#setLine(line.replace(/^ \| /, ''));
    this.#linked = linked;
    this.#tight = !isFirst;
    this.end();
    this.#tight = false;
  }

  /** @param {Element} element */
  #cell(element) {
    if (this.#pieces.length > 0) this.#pieces.push('\u0001');
    this.#children(element);
  }

  /** @param {Element} element */
  #preformatted(element) {
    this.#pre++;
    this.#children(element);
    this.end();
    this.#pre--;
  }
}

/**
 * Whether an element stands higher or lower than the line; blank if neither.
 * @param {Element} element
 * @returns {'sup' | 'sub' | ''}
 */
export function levelOf(element) {
  const name = element.localName.toLowerCase();
  if (name === 'sup' || name === 'sub') return name;
  const [, , style = ''] = HIGHER.exec(element.getAttribute('style') ?? '') ?? [];
  const [, , named = ''] = HIGHER_CLASS.exec(element.getAttribute('class') ?? '') ?? [];
  const level = (style || named).toLowerCase();
  if (level !== '') return level === 'super' ? 'sup' : 'sub';
  const isNote =
    name === 'a' && /^#/.test(element.getAttribute('href') ?? '') && /^[\d*†‡]{1,3}$/.test(textInside(element));
  return isNote && !element.querySelector('sup, sub') && !element.closest('sup, sub') ? 'sup' : '';
}

/** @param {string} text */
function signsIn(text) {
  let signs = 0;
  for (let i = 0; i < text.length; i++) if (isSign(text.charCodeAt(i))) signs++;
  return signs;
}

/**
 * Linked signs of the cells of a row as they are counted once bars stand between the cells.
 * @param {readonly Linked[]} linked
 * @param {readonly string[]} cells
 * @param {readonly boolean[]} kept
 */
function betweenBars(linked, cells, kept) {
  let [signs, bars, next] = [0, cells[kept.indexOf(true)] === '' ? -1 : 0, 0];
  /** @type {Linked[]} */
  const moved = [];
  for (const [i, cell] of cells.entries()) {
    signs += signsIn(cell);
    for (let one = linked[next]; one && one.to <= signs; one = linked[++next])
      moved.push({ ...one, from: one.from + bars, to: one.to + bars });
    if (kept[i]) bars++;
  }
  return moved;
}

/**
 * Where linked signs stand in a tidied text.
 * @param {readonly Linked[]} linked in order
 * @param {string} text
 * @param {number} lead how much of the text stands before its first sign
 * @returns {Link[]}
 */
function placed(linked, text, lead) {
  /** @type {Link[]} */
  const links = [];
  let [unit, signs] = [lead, 0];
  // The unit of a sign by its number, or the end of the text.
  const unitOf = (/** @type {number} */ sign) => {
    for (; unit < text.length; unit++) {
      if (!isSign(text.charCodeAt(unit))) continue;
      if (signs === sign) return unit;
      signs++;
    }
    return text.length;
  };
  for (const { from, to, href } of linked) {
    const start = unitOf(from);
    links.push({ start, end: Math.min(unitOf(to - 1) + 1, text.length), href });
  }
  return links;
}

/** @param {Element} element */
function previousRow(element) {
  for (let other = element.previousSibling; other; other = other.previousSibling)
    if (other.nodeType === 1 && /** @type {Element} */ (other).localName === 'tr') return true;
  return false;
}

/**
 * What readers see of an element, on one line.
 * @param {Element} element
 * @returns {string}
 */
export function textInside(element) {
  let text = '';
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    else if (child.nodeType === 1 && !isHidden(/** @type {Element} */ (child)))
      text += textInside(/** @type {Element} */ (child));
  }
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Whether a page says it no longer: it is struck out.
 * @param {Element} element
 */
export function isStruck(element) {
  const style = element.getAttribute('style') ?? '';
  const isMarked =
    /^(del|s|strike)$/i.test(element.localName) ||
    element.getAttribute('role') === 'deletion' ||
    STRUCK_CLASS.test(element.getAttribute('class') ?? '');
  return STRUCK.test(style) || (isMarked && !UNSTRUCK.test(style));
}

/**
 * Whether readers do not see it.
 * @param {Element} element
 */
export function isHidden(element) {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    HIDING.test(element.getAttribute('style') ?? '')
  );
}
