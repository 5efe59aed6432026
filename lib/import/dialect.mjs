// @ts-check

/** What parts the cells of delimited text; where two fit alike, the first is taken. */
export const delimiters = /** @type {const} */ ([',', ';', '\t', '|']);

/** @typedef {{ delimiter: string, quote: string | null }} Dialect */
/** @typedef {{ widths: number[], odd: number }} Shape how many cells each row has, and how many quotation marks fit no rule */

/** So many rows tell how the others are. */
const ROWS = 500;
/** A single column is read as such where no delimiter parts the rows better than this. */
const SINGLE = 0.45;
/** How many rows must be alike where quotation marks are plain characters. */
const EVEN = 0.95;
/** What counts for a delimiter that parts the first row, mostly the header, as it does the others. */
const AS_FIRST = 0.2;
/** What counts for one whose rows are shorter than a header of at least so many names, each no longer than this. */
const [RAGGED, NAMES, NAME] = [0.5, 3, 60];
/** How many of the other rows must not be wider than it. */
const MOST = 0.9;

/**
 * How delimited text is written: the delimiter and quote under which most rows have the same number of cells. Quotation
 * marks are plain characters only where reading them as such makes nearly all rows alike.
 * @param {string} text the beginning of the file, in whole lines
 * @param {Partial<Dialect>} told what is known already
 * @returns {Dialect}
 */
export function dialectOf(text, told = {}) {
  const named = /^sep=(.)\r?\n/i.exec(text.slice(0, 8))?.[1];
  const parting = told.delimiter ?? named;
  const quotes = told.quote === undefined ? ['"', null] : [told.quote];
  let best = { dialect: { delimiter: parting ?? ',', quote: quotes[0] ?? null }, score: -1, width: 0 };
  for (const delimiter of parting === undefined ? delimiters : [parting])
    for (const quote of quotes) {
      const shape = shapeOf(text, { delimiter, quote });
      const width = commonest(shape.widths);
      const isPlain = quote === null && quotes.length > 1;
      const even = { width, score: scoreOf(shape, width, isPlain ? EVEN : 0) };
      const ragged = isPlain || shape.odd > 0 ? 0 : raggedWidth(text, delimiter, shape.widths);
      const headed = { width: ragged, score: ragged > 0 ? RAGGED * (1 - 1 / ragged) + AS_FIRST : 0 };
      const found = headed.score > even.score ? headed : even;
      if (found.score > best.score + 1e-9) best = { dialect: { delimiter, quote }, ...found };
    }
  // In a single column of sentences, a tab is the last thing that a later row will have.
  const isSingle = best.width === 1 && parting === undefined && !text.includes('\t');
  return isSingle ? { ...best.dialect, delimiter: '\t' } : best.dialect;
}

/**
 * @param {Shape} shape
 * @param {number} width how many cells most rows have
 * @param {number} least how many of the rows must be alike
 */
function scoreOf({ widths, odd }, width, least) {
  const alike = widths.filter((one) => one === width).length;
  const share = alike / Math.max(1, widths.length + odd);
  if (share < least) return 0;
  if (width <= 1) return share * SINGLE;
  return share * (1 - 1 / width) + (widths[0] === width ? AS_FIRST : 0);
}

/**
 * How many names the first row has, where it looks like a header and hardly any row is wider: programs leave out the
 * empty cells at the end of a row. 0 where it does not.
 * @param {string} text
 * @param {string} delimiter
 * @param {readonly number[]} widths
 */
function raggedWidth(text, delimiter, [first = 0, ...others]) {
  if (first < NAMES || others.filter((width) => width > first).length > others.length * (1 - MOST)) return 0;
  const names = (text.trimStart().split(lineBreakIn(text), 1)[0] ?? '')
    .split(delimiter)
    .map((name) => name.replace(/^"|"?\r?$/g, ''));
  const areNames = names.every((name) => name !== '' && name.length <= NAME && !/^\s/.test(name));
  return areNames && new Set(names).size === names.length ? first : 0;
}

/**
 * The number that occurs most often; the larger of two that do so alike.
 * @param {readonly number[]} numbers
 */
export function commonest(numbers) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].reduce((best, one) => ((one[1] - best[1] || one[0] - best[0]) > 0 ? one : best), [0, 0])[0];
}

/**
 * The number of cells of each row that is not blank.
 * @param {string} text
 * @param {Dialect} dialect
 * @returns {Shape}
 */
export function shapeOf(text, { delimiter, quote }) {
  const shape = { widths: /** @type {number[]} */ ([]), odd: 0 };
  const lineBreak = lineBreakIn(text);
  let width = 1;
  let isBlank = true;
  let atStart = true;
  for (let at = 0; at < text.length && shape.widths.length < ROWS; at++) {
    const character = text[at];
    if (character === quote && atStart) {
      const end = endOfQuoted(text, at + 1, quote);
      const next = text[end + 1];
      if (end === text.length || !(next === undefined || next === delimiter || next === '\r' || next === '\n'))
        shape.odd++;
      at = end;
      isBlank = atStart = false;
    } else if (character === delimiter) {
      width++;
      atStart = true;
    } else if (character === lineBreak) {
      if (!isBlank) shape.widths.push(width);
      width = 1;
      isBlank = atStart = true;
    } else {
      atStart = false;
      if (character !== ' ' && character !== '\r') isBlank = false;
    }
  }
  if (!isBlank && shape.widths.length < ROWS) shape.widths.push(width);
  return shape;
}

/**
 * Where the quoted cell that begins here ends; the end of the text where it does not.
 * @param {string} text
 * @param {number} from
 * @param {string} quote
 */
function endOfQuoted(text, from, quote) {
  let end = text.indexOf(quote, from);
  while (end >= 0 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  return end < 0 ? text.length : end;
}

/**
 * What ends a line: old files have a carriage return alone.
 * @param {string} text
 */
export const lineBreakIn = (text) => (text.includes('\n') ? '\n' : '\r');
