// @ts-check
import { decodeAs, knownEncoding, shownEncoding } from './decode.mjs';
import { guessOf } from './guess-encoding.server.mjs';

/** So many characters that are right in UTF-8 are no accident. */
const NO_ACCIDENT = 4;

/** @typedef {{ text: string, encoding: string, notice: string | null }} Decoded `notice`: what a person should check */

/**
 * Bytes as text. What a person says decides, then a byte order mark, then the named encoding where it fits, then UTF-8
 * where the bytes are that, and else what the letters look like.
 * @param {Uint8Array} bytes
 * @param {string} [named] what the server or the text itself says its encoding is; blank where nothing does
 * @param {string} [told] what a person says
 * @returns {Promise<Decoded>}
 */
export async function textOfBytes(bytes, named = '', told = '') {
  const chosen = knownEncoding(told);
  if (chosen) return decoded(bytes, chosen);
  const shown = shownEncoding(bytes);
  if (shown && shown !== 'utf-8') return decoded(bytes, shown);
  const said = knownEncoding(named);
  const utf8 = decoded(bytes, 'utf-8');
  const counts = countsOf(utf8.text);
  // A text may hold that sign itself.
  const [broken, good] =
    counts.broken === 0 || isUtf8Alone(bytes) ? [0, counts.good + counts.broken] : [counts.broken, counts.good];
  const isUtf8 = broken === 0 && (good >= NO_ACCIDENT || (good > 0 && (!said || shown === 'utf-8')));
  if (isUtf8) return { ...utf8, notice: said && said !== 'utf-8' && !shown ? overruled(named, 'utf-8') : null };
  if (broken === 0 && (!said || said === 'utf-8')) return utf8;
  if (shown === 'utf-8' || broken * 4 < good) return { ...utf8, notice: unreadable(broken) };
  const guess = await guessOf(bytes);
  if (said && said !== 'utf-8') {
    const read = decoded(bytes, said);
    const isRight = fits(read.text, said) || !guess || guess === said;
    return isRight ? read : { ...decoded(bytes, guess), notice: overruled(named, guess) };
  }
  const taken = guess ?? 'windows-1252';
  const notice = `The text does not state its encoding, so it was read as ${nameOf(taken)}. Check accents and quotation marks.`;
  return { ...decoded(bytes, taken), notice: said ? overruled(named, taken) : notice };
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @returns {Decoded}
 */
const decoded = (bytes, encoding) => ({ text: decodeAs(encoding, bytes), encoding, notice: null });

/** @param {Uint8Array} bytes */
function isUtf8Alone(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} encoding */
function nameOf(encoding) {
  if (encoding === 'utf-8') return 'UTF-8';
  return encoding === 'windows-1252' ? 'Western European (windows-1252)' : encoding;
}

/** @param {string} named @param {string} taken */
const overruled = (named, taken) =>
  `The text says that its encoding is ${named.trim().slice(0, 40)}, which does not fit its letters, so it was read as ${nameOf(taken)}. Check them.`;

/** @param {number} broken */
const unreadable = (broken) =>
  broken === 1
    ? '1 character was unreadable and appears as “\uFFFD”. Check it.'
    : `${broken} characters were unreadable and appear as “\uFFFD”. Check them.`;

/** @param {string} text */
function countsOf(text) {
  let [broken, good] = [0, 0];
  for (const character of text) {
    if (character === '\uFFFD') broken++;
    else if (character > '\u007F') good++;
  }
  return { broken, good };
}

/**
 * Whether a text is what its encoding makes of real words: next to nothing is unreadable, in a Western one most letters
 * are plain, and in an East Asian one most signs do not stand within Latin words.
 * @param {string} text
 * @param {string} encoding
 */
function fits(text, encoding) {
  const { broken, good } = countsOf(text);
  if (broken * 50 > good) return false;
  if (/^(gb|big5|shift_jis|euc-)/.test(encoding)) {
    const runs = text.match(/[^\0-\u007F]+/g)?.length ?? 0;
    return (text.match(/[a-z][^\0-\u007F]+(?=[a-z])/gi)?.length ?? 0) * 2 <= runs;
  }
  if (!/^(windows-125[024]|iso-8859-(1|2|3|4|9|10|13|14|15|16)|macintosh)$/.test(encoding)) return true;
  const plain = text.replace(/<[^>]*>/g, '').match(/[a-z]/gi)?.length ?? 0;
  return good <= plain;
}
