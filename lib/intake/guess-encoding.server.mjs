// @ts-check
import { decodeAs, knownEncoding } from './decode.mjs';

/** So many bytes tell an encoding. */
const SAMPLE = 256 * 1024;
/** Below this, the letters tell nothing. */
const SURE = 0.1;
/** As texts of today are written, and as these and older ones are (`EncodingEra`). */
const [TODAY, OLDER] = [1, /** @type {const} */ ([1 | 2, 1 | 16])];
/** What is taken of older ones: scripts of which nothing is the same in the encodings of today. */
const OLD = ['iso-8859-5', 'iso-8859-6', 'ibm866'];
/** Names that the standard of encodings does not have. */
const NAMES = new Map([
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['cp874', 'windows-874'],
  ['cp1125', 'ibm866'],
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
  const said = (/** @type {number} */ encodingEra) => {
    const { encoding, confidence } = chardet.detect(sample, { encodingEra, preferSuperset: encodingEra === TODAY });
    const name = encoding?.toLowerCase() ?? '';
    return { known: knownEncoding(NAMES.get(name) ?? name), confidence };
  };
  const older = OLDER.map(said).filter(({ known }) => OLD.includes(known ?? ''));
  const { known, confidence } = older.reduce((a, b) => (b.confidence > a.confidence ? b : a), said(TODAY));
  if (confidence < SURE || known === 'utf-8') return undefined;
  const isCentral = known === 'windows-1250' || (known === 'windows-1252' && hasSignsInWords(decodeAs(known, bytes)));
  return isCentral ? centralOf(bytes) : known;
}

/** A letter or sign in the midst of a word where none is written: “cafŽs”, “na•ve”. */
const ODD = /\p{Ll}(?:(?![ -~])[\p{Lu}\p{S}\p{Co}\u0080-\u009F•†‡‰‹›¡¿§¶])(?!\p{Lu})/gu;

/**
 * Whether a text was stored as older programs on a Mac do: its letters make words so, and none as Windows has them.
 * Most of them are plain, since it is a Western one.
 * @param {Uint8Array} sample
 */
function isOfMac(sample) {
  const plain = sample.reduce((sum, byte) => sum + Number((byte | 32) >= 0x61 && (byte | 32) <= 0x7a), 0);
  if (sample.reduce((sum, byte) => sum + Number(byte > 127), 0) > plain / 2) return false;
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
  const text = withoutMarkup(bytes);
  /** @type {Uint8Array[]} */
  const lines = [];
  let gathered = 0;
  for (let begin = 0; begin < text.length && gathered < SAMPLE; ) {
    const found = text.indexOf(10, begin);
    const end = Math.min(found < 0 ? text.length : found + 1, begin + SAMPLE);
    const line = text.subarray(begin, end);
    if (line.some((byte) => byte > 127)) {
      lines.push(line);
      gathered += line.length;
    }
    begin = end;
  }
  return Buffer.concat(lines);
}

/** Its content is no text. */
const PROGRAM = /^<(script|style)[\s>]/;

/**
 * A page without its tags, scripts and styles: they are plain in any language, so that a short text would look Western.
 * @param {Uint8Array} bytes
 */
function withoutMarkup(bytes) {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').toLowerCase();
  const kept = new Uint8Array(page.length);
  /** @type {Record<string, boolean>} */
  const unclosed = {};
  let length = 0;
  let at = 0;
  const keepTo = (/** @type {number} */ end) => {
    kept.set(bytes.subarray(at, end), length);
    length += end - at;
    at = end;
  };
  for (let tag = page.indexOf('<'); tag >= 0; tag = page.indexOf('<', at)) {
    keepTo(tag);
    const name = PROGRAM.exec(page.slice(tag, tag + 8))?.[1] ?? '';
    const close = name === '' || unclosed[name] ? -1 : page.indexOf(`</${name}`, tag);
    unclosed[name] = close < 0;
    const end = page.indexOf('>', Math.max(tag, close));
    if (end < 0) break;
    if (/[a-z/!]/.test(page.charAt(tag + 1))) at = end + 1;
    else keepTo(tag + 1);
  }
  keepTo(page.length);
  return kept.subarray(0, length);
}
