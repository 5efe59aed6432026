// @ts-check
import { createReadStream } from 'node:fs';

/**
 * The lines of a text file, without their ends; the last one only where it has something.
 * @param {string} path
 * @param {(bytes?: Uint8Array) => string} decode
 * @param {number} [longest] how many characters a line may have
 * @returns {AsyncGenerator<string>}
 * @throws RangeError where a line is longer
 */
export async function* linesOf(path, decode, longest = Number.POSITIVE_INFINITY) {
  /** @type {string[]} */
  let open = [];
  let length = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const [first = '', ...others] = decode(bytes).split('\n');
    open.push(first);
    length += first.length;
    if (length > longest) throw new RangeError('A line is too long.');
    for (const next of others) {
      yield open.join('');
      open = [next];
      length = next.length;
    }
  }
  open.push(decode());
  const last = open.join('');
  if (last !== '') yield last;
}
