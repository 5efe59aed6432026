// @ts-check

/** What cannot be read, in a sentence for people. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {'wrong type' | 'unreadable' | 'too large'} kind
   */
  constructor(message, kind = 'unreadable') {
    super(message);
    this.kind = kind;
  }
}
