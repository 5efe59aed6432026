// @ts-check

/** Where this is nowhere, no number is too long. */
const MAY_BE_LONG = /[\d.]{16}|\d[eE]/;
const NUMBER = /-?\d[\d.]*(?:[eE][+-]?\d+)?/g;
/** A program keeps so many characters of a number for certain. */
const KEPT = 15;

/**
 * JSON as values; numbers of very many digits, or with an exponent, become texts, so that no digit is lost.
 * @param {string} text
 * @returns {unknown}
 * @throws SyntaxError
 */
export function jsonOf(text) {
  if (!MAY_BE_LONG.test(text)) return JSON.parse(text);
  const pieces = [];
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('"', at);
    const outside = start < 0 ? text.slice(at) : text.slice(at, start);
    pieces.push(outside.replace(NUMBER, (found) => (isLong(found) ? JSON.stringify(found) : found)));
    if (start < 0) break;
    const end = endOfText(text, start + 1);
    pieces.push(text.slice(start, end));
    at = end;
  }
  return JSON.parse(pieces.join(''));
}

/** @param {string} number */
const isLong = (number) => number.length > KEPT || /e/i.test(number);

/**
 * Where a text of JSON ends, after its quotation mark.
 * @param {string} json
 * @param {number} from
 */
function endOfText(json, from) {
  for (let end = json.indexOf('"', from); end >= 0; end = json.indexOf('"', end + 1)) {
    let slashes = 0;
    while (end - slashes > from && json[end - slashes - 1] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return json.length;
}

/**
 * Whether a value is an object with names and values.
 * @param {unknown} value
 * @returns {value is Readonly<Record<string, unknown>>}
 */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A value as the text of a cell: texts as they are, lists of plain values parted by “ | ”, lists of lists of texts as
 * chains (`formatChains`), anything else as JSON.
 * @param {unknown} value
 */
export function cellOf(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object'))
    return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' | ');
  if (Array.isArray(value) && value.every(isChain)) return value.map(chainText).join(' | ');
  return JSON.stringify(value);
}

/**
 * @param {unknown} value
 * @returns {value is string[]}
 */
const isChain = (value) => Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');

/** @param {readonly string[]} names */
const chainText = (names) => names.map((name) => name.replace(/[\\→>|]/gu, '\\$&')).join(' → ');

/** Objects within objects have columns of their own, down to this depth. */
const DEEPEST = 4;

/**
 * The values of an object by their names; what stands in an object within it, by both names with a point between them.
 * @param {Readonly<Record<string, unknown>>} object
 * @returns {[name: string, value: unknown][]}
 */
function valuesIn(object, depth = 1) {
  return Object.entries(object).flatMap(([name, value]) => {
    /** @type {[name: string, value: unknown][]} */
    const own = [[name, value]];
    if (!isObject(value) || depth >= DEEPEST) return own;
    const within = valuesIn(value, depth + 1);
    // A name with a point may be that of another value.
    const isTaken = within.some(([inner]) => Object.hasOwn(object, `${name}.${inner}`));
    if (isTaken) return own;
    for (const entry of within) entry[0] = `${name}.${entry[0]}`;
    return within;
  });
}

/** Puts objects into columns, in the order in which their names first appear. */
export class Columns {
  /** @type {Map<string, number>} */
  #places;

  /** @param {readonly string[]} names those that are there in any case */
  constructor(names = []) {
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  get names() {
    return [...this.#places.keys()];
  }

  /**
   * @param {Readonly<Record<string, unknown>>} object
   * @returns {string[]} its cells
   */
  cellsOf(object) {
    /** @type {string[]} */
    const cells = [];
    for (const [name, value] of valuesIn(object)) {
      const place = this.#places.get(name) ?? this.#places.size;
      this.#places.set(name, place);
      while (cells.length <= place) cells.push('');
      cells[place] = cellOf(value);
    }
    return cells;
  }
}
