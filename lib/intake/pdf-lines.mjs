// @ts-check

/**
 * @typedef {{ text: string, x: number, y: number, width: number, size: number }} Line one line of a page; `y` grows
 * upwards
 */

/**
 * Pages of lines as running text. It joins paragraphs, rejoins words broken at the end of a line, and leaves out page
 * numbers and what repeats on every page.
 * @param {Line[][]} pages
 * @returns {{ text: string, left: boolean } } `left`: something was left out
 */
export function textOfLines(pages) {
  let body = pages.map((lines) => lines.filter(({ text }) => text.trim() !== ''));
  let left = false;
  // A head or foot may have two lines.
  for (let round = 0; round < 2; round++) {
    const repeated = repeatedEdges(body);
    body = body.map((lines) =>
      lines.filter((line, i) => {
        if (i > 0 && i < lines.length - 1) return true;
        const isNumber = pages.length > 1 && isPageNumber(line.text);
        const isRepeated = repeated.has(placeOf(line)) && standsApart(lines, i);
        left ||= isRepeated && !isNumber;
        return !isNumber && !isRepeated;
      }),
    );
  }
  const paragraphs = paragraphsOf(body);
  const words = wordsWithHyphen(paragraphs);
  return { text: paragraphs.map((lines) => joined(lines, words)).join('\n\n'), left };
}

/** @param {string} text */
const isPageNumber = (text) =>
  /^\s*(?:page\s+|seite\s+|p\.\s*|[-–—]\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:\/|of|von)\s*\d{1,4})?(?:\s*[-–—])?\s*$/i.test(
    text,
  );

/** @param {Line} line its place and what stays the same where only the number of the page differs */
const placeOf = ({ text, y }) => `${Math.round(y / 3)} ${text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()}`;

/**
 * What is at the same place on the edge of most pages.
 * @param {Line[][]} pages
 */
function repeatedEdges(pages) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  if (pages.length < 3) return new Set();
  for (const lines of pages)
    for (const place of new Set([...lines.slice(0, 1), ...lines.slice(-1)].map(placeOf)))
      counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3 && count > pages.length * 0.4).map(([place]) => place));
}

/**
 * Whether a line at the edge of a page is separate from the text beside it, which may repeat on many pages.
 * @param {Line[]} lines
 * @param {number} i
 */
function standsApart(lines, i) {
  const line = lines[i];
  const beside = lines[i === 0 ? 1 : i - 1];
  return (
    !line ||
    !beside ||
    Math.abs(line.size - beside.size) > 0.8 ||
    Math.abs(line.y - beside.y) > (usualGap(lines) || line.size) * 1.4
  );
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
    const size = middleOf(lines.map((line) => line.size));
    for (const [i, line] of lines.entries()) {
      const isNewPage = i === 0;
      const open = paragraphs.at(-1);
      if (!before || !open || beginsParagraph(line, before, { usual, size, left, right, isNewPage }))
        paragraphs.push([line.text]);
      else open.push(line.text);
      before = line;
    }
  }
  return paragraphs;
}

/**
 * @param {Line} line
 * @param {Line} before
 * @param {{ usual: number, size: number, left: number, right: number, isNewPage: boolean }} page
 */
function beginsParagraph(line, before, { usual, size, left, right, isNewPage }) {
  const isItem = /^\s*(?:[•▪●◦‣·–-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)/.test(line.text);
  const isOpen = !/[.!?:;…]["”’»)\]]*$/.test(before.text.trimEnd().slice(-10));
  if (isNewPage) return !isOpen || isItem || Math.abs(line.size - before.size) > 0.8;
  if (Math.abs(line.size - before.size) > 0.8) return true;
  const gap = before.y - line.y;
  // Further up is the next column, which continues the sentence.
  if (gap < 0) return !isOpen || isItem;
  // The lines of a heading are further apart in proportion to their size.
  if (usual > 0 && gap > usual * 1.35 * Math.max(1, line.size / size)) return true;
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
  // Of equally common distances, the smallest is that of lines, the others that of paragraphs.
  return (
    Math.min(...[...counts].filter(([, count]) => count >= most * 0.6).map(([gap]) => gap), Number.POSITIVE_INFINITY) ||
    0
  );
}

/** @param {number[]} numbers */
const middleOf = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** @param {Line[]} lines */
function commonRight(lines) {
  const ends = lines.map(({ x, width }) => x + width).sort((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.9)] ?? 0;
}

const BROKEN = /(\p{L}+)[-\u2010]$/u;
/** No word is longer. */
const LONGEST_WORD = 100;

/**
 * Words that have a hyphen within a line, so that a hyphen at the end of a line is theirs.
 * @param {string[][]} paragraphs
 */
function wordsWithHyphen(paragraphs) {
  const words = new Set();
  for (const lines of paragraphs)
    for (const line of lines)
      for (const [word] of line.matchAll(/(?<!\p{L})\p{L}+[-\u2010]\p{L}+/gu))
        words.add(word.toLowerCase().replace('\u2010', '-'));
  return words;
}

/**
 * @param {string[]} lines
 * @param {ReadonlySet<unknown>} hyphened
 */
function joined(lines, hyphened) {
  // Only the last line is examined, because a growing text would be read again for each line.
  /** @type {string[]} */
  const pieces = [];
  let last = '';
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    const [, first = ''] = BROKEN.exec(last.slice(-LONGEST_WORD)) ?? [];
    const [second = ''] = /^\p{Ll}+/u.exec(line) ?? [];
    const isWhole = first && second && !hyphened.has(`${first}-${second}`.toLowerCase());
    if (isWhole || last.endsWith('\u00AD')) last = last.slice(0, -1);
    else if (last !== '' && !first && !/[\u2014/]$/.test(last) && !(isSpaceless(last.at(-1)) && isSpaceless(line[0])))
      last += ' ';
    pieces.push(last);
    last = line;
  }
  return [...pieces, last].join('').replaceAll('\u00AD', '');
}

/** @param {string | undefined} character of a script that puts no spaces between words */
const isSpaceless = (character) =>
  character !== undefined &&
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{P}]/u.test(character) &&
  character > '\u2E7F';
