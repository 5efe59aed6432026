// @ts-check

/** @typedef {{ text: string, x: number, y: number, width: number, size: number }} Line one line of a page; `y` grows upwards */

/**
 * Pages of lines as running text: paragraphs joined, words that were broken at the end of a line made whole, page numbers and what stands on every
 * page left out.
 * @param {Line[][]} pages
 * @returns {{ text: string, left: boolean } } `left`: something was left out
 */
export function textOfLines(pages) {
  const kept = pages.map((lines) => lines.filter(({ text }) => text.trim() !== ''));
  const repeated = repeatedLines(kept);
  let left = false;
  const body = kept.map((lines) =>
    lines.filter((line, i) => {
      const isEdge = i < 2 || i >= lines.length - 2;
      const goes = isEdge && (repeated.has(shapeOf(line.text)) || (pages.length > 1 && isPageNumber(line.text)));
      left ||= goes && !isPageNumber(line.text);
      return !goes;
    }),
  );
  const paragraphs = paragraphsOf(body);
  const words = wordsWithHyphen(paragraphs);
  return { text: paragraphs.map((lines) => joined(lines, words)).join('\n\n'), left };
}

/** @param {string} text */
const isPageNumber = (text) =>
  /^\s*(?:page\s+|seite\s+|p\.\s*|[-–—]\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:\/|of|von)\s*\d{1,4})?(?:\s*[-–—])?\s*$/i.test(text);

/** @param {string} text what stays the same where only the number of the page differs */
const shapeOf = (text) => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();

/**
 * What stands at the edge of most pages.
 * @param {Line[][]} pages
 */
function repeatedLines(pages) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  if (pages.length < 3) return new Set();
  for (const lines of pages)
    for (const shape of new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(({ text }) => shapeOf(text))))
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3 && count > pages.length * 0.4).map(([shape]) => shape));
}

/**
 * @param {Line[][]} pages
 * @returns {string[][]} the lines of each paragraph
 */
function paragraphsOf(pages) {
  /** @type {string[][]} */
  const paragraphs = [];
  /** @type {Line | undefined} */
  let before;
  for (const lines of pages) {
    const usual = usualGap(lines);
    const left = Math.min(...lines.map(({ x }) => x));
    const right = commonRight(lines);
    for (const [i, line] of lines.entries()) {
      const isNewPage = i === 0;
      const open = paragraphs.at(-1);
      if (!before || !open || beginsParagraph(line, before, { usual, left, right, isNewPage })) paragraphs.push([line.text]);
      else open.push(line.text);
      before = line;
    }
  }
  return paragraphs;
}

/**
 * @param {Line} line
 * @param {Line} before
 * @param {{ usual: number, left: number, right: number, isNewPage: boolean }} page
 */
function beginsParagraph(line, before, { usual, left, right, isNewPage }) {
  const isItem = /^\s*(?:[•▪●◦‣·–-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)/.test(line.text);
  const isOpen = !/[.!?:;…]["”’»)\]]*\s*$/.test(before.text);
  if (isNewPage) return !isOpen || isItem || Math.abs(line.size - before.size) > 0.8;
  if (Math.abs(line.size - before.size) > 0.8) return true;
  const gap = before.y - line.y;
  // Upwards is the next column, which goes on with the sentence.
  if (gap < 0) return !isOpen || isItem;
  if (usual > 0 && gap > usual * 1.35) return true;
  if (isItem) return true;
  const indent = line.x - left;
  if (indent > line.size * 0.8 && indent < line.size * 6 && before.x - left < line.size * 0.5 && !isOpen) return true;
  return !isOpen && before.x + before.width < right - (right - left) * 0.12;
}

/**
 * The distance of two lines that is most common on a page.
 * @param {Line[]} lines
 */
function usualGap(lines) {
  const gaps = lines.slice(1).flatMap((line, i) => {
    const gap = (lines[i]?.y ?? 0) - line.y;
    return gap > 0.5 ? [Math.round(gap * 2) / 2] : [];
  });
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  // Of distances that are as common, the smallest is that of lines, the others that of paragraphs.
  return Math.min(...[...counts].filter(([, count]) => count >= most * 0.6).map(([gap]) => gap), Number.POSITIVE_INFINITY) || 0;
}

/** @param {Line[]} lines */
function commonRight(lines) {
  const ends = lines.map(({ x, width }) => x + width).sort((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.9)] ?? 0;
}

const BROKEN = /(\p{L}+)[-\u2010]$/u;

/**
 * The words that have a hyphen within a line, so that one at the end of a line is theirs.
 * @param {string[][]} paragraphs
 */
function wordsWithHyphen(paragraphs) {
  const words = new Set();
  for (const lines of paragraphs)
    for (const line of lines)
      for (const [word] of line.matchAll(/\p{L}+[-\u2010]\p{L}+/gu)) words.add(word.toLowerCase().replace('\u2010', '-'));
  return words;
}

/**
 * @param {string[]} lines
 * @param {ReadonlySet<unknown>} hyphened
 */
function joined(lines, hyphened) {
  let text = '';
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (text === '') text = line;
    else if (text.endsWith('\u00AD')) text = text.slice(0, -1) + line;
    else {
      const [, first = ''] = BROKEN.exec(text) ?? [];
      const [second = ''] = /^\p{Ll}+/u.exec(line) ?? [];
      if (first && second && !hyphened.has(`${first}-${second}`.toLowerCase())) text = text.slice(0, -1) + line;
      else if (first || /[\u2014/]$/.test(text)) text += line;
      else if (isSpaceless(text.at(-1)) && isSpaceless(line[0])) text += line;
      else text += ` ${line}`;
    }
  }
  return text.replaceAll('\u00AD', '');
}

/** @param {string | undefined} character of a script that puts no spaces between words */
const isSpaceless = (character) =>
  character !== undefined && /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{P}]/u.test(character) && character > '\u2E7F';
