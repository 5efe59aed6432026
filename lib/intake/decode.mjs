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
 * The encoding that the first bytes show: by a byte order mark, or since they can be nothing but UTF-16.
 * @param {Uint8Array} head
 */
export const shownEncoding = (head) =>
  marks.find(([, mark]) => mark.every((byte, i) => head[i] === byte))?.[0] ??
  wideEncoding(head) ??
  otherWideEncoding(head);

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

/** What texts are written in, and the signs of which every text has some. */
const [LETTERS, COMMON] = [
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\t\n\r -~\u00A0-\u017F\u2010-\u2044\u3000-\u303F\uFF00-\uFFEF]/gu,
  /[ \n.,<>、。，]/g,
];

/**
 * UTF-16 without a mark in other scripts: as text of eight bits it would be full of signs that no text has.
 * @param {Uint8Array} bytes
 */
function otherWideEncoding(bytes) {
  const sample = bytes.subarray(0, 4000 - (bytes.length > 4000 ? 0 : bytes.length % 2));
  if (sample.length < 40) return undefined;
  const odd = sample.reduce(
    (sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) ? 1 : 0),
    0,
  );
  if (odd * 50 < sample.length) return undefined;
  const [best] = /** @type {const} */ (['utf-16le', 'utf-16be'])
    .map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(sample) }))
    .filter(({ text }) => (text.match(LETTERS)?.length ?? 0) >= text.length * 0.97)
    .map(({ encoding, text }) => ({ encoding, common: text.match(COMMON)?.length ?? 0 }))
    .sort((a, b) => b.common - a.common);
  return best && best.common * 400 >= sample.length ? best.encoding : undefined;
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
