// @ts-check
import { decodeAs, knownEncoding } from './decode.mjs';

/** So many bytes tell an encoding. */
const SAMPLE = 256 * 1024;
/** Below this, the letters tell nothing. */
const SURE = 0.1;
/** As pages of today are written (`EncodingEra.MODERN_WEB`). */
const TODAY = 1;
/** Names that the standard of encodings does not have. */
const NAMES = new Map([
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
]);

/**
 * The encoding that the letters of a text look like, which is not UTF-8; undefined where they tell nothing.
 * @param {Uint8Array} bytes
 * @returns {Promise<string | undefined>}
 */
export async function guessOf(bytes) {
  const sample = sampleOf(bytes);
  if (isOfMac(sample)) return 'macintosh';
  const { chardet } = await import('jschardet');
  const { encoding, confidence } = chardet.detect(sample, { encodingEra: TODAY, preferSuperset: true });
  const name = encoding?.toLowerCase() ?? '';
  if (confidence < SURE) return undefined;
  const known = knownEncoding(NAMES.get(name) ?? name);
  if (known === 'utf-8') return undefined;
  const isCentral = known === 'windows-1250' || (known === 'windows-1252' && hasSignsInWords(decodeAs(known, bytes)));
  return isCentral ? centralOf(bytes) : known;
}

/** A letter or sign in the midst of a word where none is written: “cafŽs”, “na•ve”. */
const ODD = /\p{Ll}(?:(?![ -~])[\p{Lu}\p{S}\p{Co}\u0080-\u009F•†‡‰‹›¡¿§¶])(?!\p{Lu})/gu;

/**
 * Whether a text was stored as older programs on a Mac do: its letters make words so, and none as Windows has them.
 * @param {Uint8Array} sample
 */
function isOfMac(sample) {
  const odd = (/** @type {string} */ encoding) => decodeAs(encoding, sample).match(ODD)?.length ?? 0;
  return odd('windows-1252') >= 2 && odd('macintosh') === 0;
}

/** Signs that stand within or beside words where Central European letters were read as Western ones. */
const SIGNS = /\p{L}[¢-§©¬®-³´¶¹¼-¾]|[¡-§©¬®-³¶¹¼-¾]\p{Ll}/gu;

/**
 * Whether a text has signs among its letters that no Western text has there.
 * @param {string} text
 */
export const hasSignsInWords = (text) => (text.replace(/\d[²³]|m[²³]/g, '').match(SIGNS)?.length ?? 0) >= 3;

/**
 * Which Central European encoding it is. Each has letters where the other has signs; the Czech and Slovak letters that
 * the newer one has elsewhere are Polish and Slovak ones in it.
 * @param {Uint8Array} bytes
 */
function centralOf(bytes) {
  const has = (/** @type {readonly number[]} */ ...wanted) => wanted.some((byte) => bytes.includes(byte));
  if (bytes.some((byte) => byte >= 0x80 && byte < 0xa0)) return 'windows-1250';
  const isOlder = has(0xa1, 0xa6, 0xac, 0xb1, 0xb6, 0xbc) || (has(0xb9, 0xbe) && !has(0xb3));
  return isOlder ? 'iso-8859-2' : 'windows-1250';
}

/**
 * The first lines that are not plain, since plain letters tell nothing.
 * @param {Uint8Array} bytes
 */
function sampleOf(bytes) {
  /** @type {Uint8Array[]} */
  const lines = [];
  let gathered = 0;
  for (let begin = 0; begin < bytes.length && gathered < SAMPLE; ) {
    const found = bytes.indexOf(10, begin);
    const end = Math.min(found < 0 ? bytes.length : found + 1, begin + SAMPLE);
    const line = withoutTags(bytes.subarray(begin, end));
    if (line.some((byte) => byte > 127)) {
      lines.push(line);
      gathered += line.length;
    }
    begin = end;
  }
  return Buffer.concat(lines);
}

/**
 * The names of tags are plain in any language, so that a short text would look Western.
 * @param {Uint8Array} line
 */
function withoutTags(line) {
  const kept = new Uint8Array(line.length);
  let length = 0;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at] ?? 0;
    const end = byte === 0x3c && /[a-z/!]/i.test(String.fromCharCode(line[at + 1] ?? 0)) ? line.indexOf(0x3e, at) : -1;
    if (end > 0) at = end;
    else kept[length++] = byte;
  }
  return kept.subarray(0, length);
}
