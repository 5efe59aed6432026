// @ts-check
import { dateKind } from './date-figures.mjs';
import { placeholdersIn } from './placeholders.mjs';

/** So many different values of a column are kept. A list that people agreed upon is shorter. */
const VALUES = 100;
/** Of longer ones, as much is kept. */
const LONGEST = 200;
/** So many dates are kept that tell the same. */
const DATES = 5;
/** So many words that may stand for nothing are kept. */
const NOTHINGS = 20;
const LONGEST_DATE = 60;
/** What can part several values, or the sources of a chain. */
const SIGNS = [';', '|', '\n', ',', '→', '->'];
const SIGN = /[;|\n,→]|->/;
/** The values of all columns together take no more characters. */
const BUDGET = 1_000_000;

/**
 * Keeps, of each column of a table, the few cells that tell what the whole column holds: its first different values,
 * however late they come, each kind of date, each word that may stand for nothing, and a cell with each sign that can
 * part values.
 */
export class Telling {
  /** @type {Column[]} */
  #columns = [];
  #left = BUDGET;

  /** @param {readonly string[]} cells */
  take(cells) {
    for (let place = 0; place < cells.length; place++) {
      const cell = cells[place];
      if (!cell) continue;
      while (this.#columns.length <= place) this.#columns.push(new Column());
      this.#left -= this.#columns[place]?.take(cell, this.#left > 0) ?? 0;
    }
  }

  /** @returns {string[][]} by the places of the columns */
  get columns() {
    return this.#columns.map(({ kept }) => kept);
  }
}

class Column {
  /** @type {string[]} */
  kept = [];
  /** @type {Set<string>} */
  #values = new Set();
  #signs = SIGNS;
  /** @type {Set<string>} */
  #nothings = new Set();
  /** @type {Map<string, number>} */
  #dates = new Map();

  /**
   * @param {string} cell
   * @param {boolean} hasRoom whether another value can be kept
   * @returns how many characters of values it keeps
   */
  take(cell, hasRoom) {
    const text = cell.trim();
    const value = text.length > LONGEST ? text.slice(0, LONGEST) : text;
    const isKept = hasRoom && this.#values.size < VALUES;
    // Where values are many, looking each up costs more than it saves.
    if (value === '' || (isKept && this.#values.has(value))) return 0;
    if (isKept) this.#values.add(this.#keep(value));
    if (this.#isTellingDate(text) && !isKept) this.#keep(text);
    if (!isKept && this.#nothings.size < NOTHINGS)
      for (const part of placeholdersIn(text)) if (!this.#nothings.has(part)) this.#nothings.add(this.#keep(part));
    for (const at of this.#newSigns(text))
      if (!isKept || at + 1 >= LONGEST) this.#keep(text.slice(Math.max(0, at - LONGEST / 2), at + LONGEST / 2));
    return isKept ? value.length : 0;
  }

  /** @param {string} text */
  #isTellingDate(text) {
    const kind = text.length > LONGEST_DATE ? null : dateKind(text);
    if (kind === null) return false;
    const count = this.#dates.get(kind) ?? 0;
    this.#dates.set(kind, count + 1);
    return count < DATES;
  }

  /**
   * The places of signs that no cell had before.
   * @param {string} text
   */
  #newSigns(text) {
    if (!SIGN.test(text)) return [];
    const found = this.#signs.filter((sign) => text.includes(sign));
    if (found.length > 0) this.#signs = this.#signs.filter((sign) => !found.includes(sign));
    return found.map((sign) => text.indexOf(sign));
  }

  /**
   * A part of a text would keep all of it in memory, so it is copied.
   * @param {string} text
   * @returns {string}
   */
  #keep(text) {
    const own = JSON.parse(JSON.stringify(text));
    this.kept.push(own);
    return own;
  }
}
