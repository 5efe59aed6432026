// @ts-check

/** What a person can always do. */
export const INSTEAD = 'If your browser can open it, paste its text here, or save it and bring in the file.';

/** What cannot be read, in a sentence for people. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {'wrong type' | 'unreadable' | 'too large'} kind
   * @param {Readonly<Record<string, unknown>>} details what a program needs to go on
   */
  constructor(message, kind = 'unreadable', details = {}) {
    super(message);
    this.kind = kind;
    this.details = details;
  }
}
