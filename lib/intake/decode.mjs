// @ts-check

/**
 * What 0x80 to 0x9F mean in windows-1252, where that is not what they mean in Unicode. Node's own decoder takes it
 * for Latin-1.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Bytes in a named encoding as text.
 * @param {string} encoding
 * @param {Uint8Array} bytes
 */
export function decodeAs(encoding, bytes) {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u009F]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}

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
 * UTF-16 without a mark: in mostly Western text every other byte is zero.
 * @param {Uint8Array} bytes
 */
function wideEncoding(bytes) {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.7 && even < most * 0.05) return 'utf-16le';
  return even > most * 0.7 && odd < most * 0.05 ? 'utf-16be' : undefined;
}

/**
 * The encoding that a `Content-Type` names; blank where it names none.
 * @param {string} contentType
 */
export const charsetOf = (contentType) => /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1] ?? '';

/**
 * The encoding that a page names in itself; blank where it names none.
 * @param {Uint8Array} bytes
 */
export function charsetInPage(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  const named =
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  const label = named?.[1] ?? '';
  // These names were read as ASCII, so they cannot be right.
  return /^utf-?16/i.test(label) ? 'utf-8' : label;
}
