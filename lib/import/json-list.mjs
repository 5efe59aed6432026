// @ts-check

/**
 * Cuts a list out of JSON that comes in pieces, so that it need not be in memory as a whole.
 */
export class ListCutter {
  #depth;
  #level = 0;
  #isText = false;
  #isEscaped = false;
  #open = '';
  #isOpen = false;
  /** Whether what is open is neither an object nor a list. */
  #isPlain = false;

  /** @param {1 | 2} depth 1: the list is all there is; 2: it stands in an object, and only its objects and lists count */
  constructor(depth) {
    this.#depth = depth;
  }

  /** Whether all that was opened was closed. */
  get isWhole() {
    return this.#level === 0 && !this.#isText;
  }

  /** How long the value is that has begun and not ended. */
  get length() {
    return this.#open.length;
  }

  /**
   * @param {string} piece
   * @returns {Generator<string>} the items that end in this piece, as JSON
   */
  *take(piece) {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (character === '\\') this.#isEscaped = true;
        else if (character === '"') this.#isText = false;
        continue;
      }
      const isOver = this.#isPlain && this.#level === this.#depth && (character === ',' || character === ']');
      if (isOver) yield this.#close(piece.slice(from, at)).trim();
      if (this.#level === this.#depth && !this.#isOpen && this.#begins(character)) from = at;
      if (character === '"') this.#isText = true;
      else if (character === '{' || character === '[') this.#level++;
      else if (character === '}' || character === ']') {
        this.#level--;
        if (this.#level === this.#depth && this.#isOpen && !this.#isPlain) yield this.#close(piece.slice(from, at + 1));
      }
    }
    if (this.#isOpen) this.#open += piece.slice(from);
  }

  /**
   * Whether an item begins with this character.
   * @param {string | undefined} character
   */
  #begins(character = '') {
    this.#isPlain = this.#depth === 1 && !/[\s,[\]{}]/.test(character);
    this.#isOpen = this.#isPlain || character === '{' || character === '[';
    return this.#isOpen;
  }

  /** @param {string} end */
  #close(end) {
    const item = this.#open + end;
    this.#open = '';
    this.#isOpen = false;
    this.#isPlain = false;
    return item;
  }
}
