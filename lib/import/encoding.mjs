// @ts-check
import { decodeAs, wideEncoding } from '../intake/decode.mjs';

const marks = /** @type {const} */ ([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]);

/**
 * The encoding that the first bytes show: by a byte order mark, or by the zeros of UTF-16.
 * @param {Uint8Array} head
 */
export const shownEncoding = (head) =>
  marks.find(([, mark]) => mark.every((byte, i) => head[i] === byte))?.[0] ?? wideEncoding(head);

/**
 * The name by which an encoding is known; undefined where it is not.
 * @param {string} label
 */
export function knownEncoding(label) {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

/**
 * Decodes bytes that come in pieces. The mark at the beginning is left out.
 * @param {string} encoding as `knownEncoding` gives it
 * @returns {(bytes?: Uint8Array) => string} without bytes: what is left at the end
 */
export function decoderOf(encoding) {
  if (encoding === 'windows-1252') return (bytes) => (bytes ? decodeAs(encoding, bytes) : '');
  const decoder = new TextDecoder(encoding);
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}
