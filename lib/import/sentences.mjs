// @ts-check

const numbers = new Intl.NumberFormat('en-GB');

/**
 * A number as sentences have it, with what is counted: “1 row”, “1,200 rows”.
 * @param {number} count
 * @param {string} [noun]
 */
export const counted = (count, noun) =>
  numbers.format(count) + (noun === undefined ? '' : ` ${noun}${count === 1 ? '' : 's'}`);

/**
 * “1 row has fewer”, “12 rows have fewer”.
 * @param {number} count
 * @param {string} more
 */
export const rowsHave = (count, more) => `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} ${more}`;
