// @ts-check

/** Numbers that are written with more digits than a program keeps, or with an exponent, and texts, to step over them. */
const LONG = /"(?:[^"\\]|\\.)*"|-?\d[\d.]*[eE][+-]?\d+|-?\d[\d.]{14,}/g;

/**
 * JSON as values; numbers of very many digits become texts, so that no digit is lost.
 * @param {string} text
 * @returns {unknown}
 * @throws SyntaxError
 */
export function jsonOf(text) {
  return JSON.parse(text.replace(LONG, (found) => (found.startsWith('"') ? found : JSON.stringify(found))));
}

/**
 * Whether a value is an object with names and values.
 * @param {unknown} value
 * @returns {value is Readonly<Record<string, unknown>>}
 */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A value as the text of a cell: texts as they are, lists of plain values parted by “ | ”, anything else as JSON.
 * @param {unknown} value
 */
export function cellOf(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object'))
    return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' | ');
  return JSON.stringify(value);
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
    for (const [name, value] of Object.entries(object)) {
      const place = this.#places.get(name) ?? this.#places.size;
      this.#places.set(name, place);
      while (cells.length <= place) cells.push('');
      cells[place] = cellOf(value);
    }
    return cells;
  }
}
