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
  /** Whether something in the list is neither an object nor a list. */
  hasOthers = false;

  /** @param {1 | 2} depth 1: the list is all there is; 2: it stands in an object */
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
   * @returns {Generator<string>} the objects and lists in it that end in this piece, as JSON
   */
  *take(piece) {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (character === '\\') this.#isEscaped = true;
        else if (character === '"') this.#isText = false;
      } else if (character === '"') {
        this.#isText = true;
        this.hasOthers ||= this.#isInList;
      } else if (character === '{' || character === '[') {
        if (this.#isInList) {
          this.#isOpen = true;
          from = at;
        }
        this.#level++;
      } else if (character === '}' || character === ']') {
        this.#level--;
        if (this.#level !== this.#depth || !this.#isOpen) continue;
        yield this.#open + piece.slice(from, at + 1);
        this.#open = '';
        this.#isOpen = false;
      } else if (this.#isInList && !/[\s,]/.test(character ?? '')) this.hasOthers = true;
    }
    if (this.#isOpen) this.#open += piece.slice(from);
  }

  get #isInList() {
    return this.#level === this.#depth && !this.#isOpen;
  }
}
