// @ts-check
import { decodeAs, knownEncoding, shownEncoding } from './decode.mjs';
import { guessOf, hasSignsInWords } from './guess-encoding.server.mjs';

/** It announces other letters. */
const ESCAPE = String.fromCharCode(27);
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
  // Japanese letters are often written in plain signs, with marks around them.
  if (good + broken === 0 && /\$[@B][!-~]/.test(utf8.text) && utf8.text.includes(`${ESCAPE}$`))
    return decoded(bytes, 'iso-2022-jp');
  if (isUtf8) return { ...utf8, notice: said && said !== 'utf-8' && !shown ? overruled(named, 'utf-8') : null };
  if (broken === 0 && (!said || said === 'utf-8')) return utf8;
  if (shown === 'utf-8' || broken * 4 < good) return { ...utf8, notice: unreadable(broken) };
  const guess = await guessOf(bytes);
  if (said && said !== 'utf-8') {
    const read = decoded(bytes, said);
    const isRight = (fits(read.text, said) && !isOtherCjk(said, guess)) || !guess || guess === said;
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
  // Letters of other scripts do not stand within Latin words, and most letters are small.
  if (mixed(text) * 3 > good || isCapitals(text)) return false;
  if (/^(windows-1252|iso-8859-15)$/.test(encoding) && (hasSignsInWords(text) || isTurkish(text) || isCzech(text)))
    return false;
  if (!/^(windows-125[024]|iso-8859-(1|2|3|4|9|10|13|14|15|16)|macintosh)$/.test(encoding)) return true;
  const plain = text.replace(/<[^>]*>/g, '').match(/[a-z]/gi)?.length ?? 0;
  return good <= plain;
}

/** @param {string} text */
const mixed = (text) =>
  text.match(/[a-z]\p{L}(?<![\p{Script=Latin}])|(?![\p{Script=Latin}])\p{L}(?=[a-z])/giu)?.length ?? 0;

/** @param {string} text */
function isCapitals(text) {
  const count = (/** @type {RegExp} */ pattern) => text.match(pattern)?.length ?? 0;
  return count(/(?![A-Z])\p{Lu}/gu) > 2 * count(/(?![a-z])\p{Ll}/gu) + 10;
}

/**
 * Whether Turkish was read as Western: with the letters of Icelandic that stand for it, and without its accents.
 * @param {string} text
 */
const isTurkish = (text) => (text.match(/[ðþý]/gi)?.length ?? 0) >= 3 && !/[áæíóúéå]/i.test(text);

/**
 * Whether Czech was read as Western: its letters with carons are there beside those of Danish and French.
 * @param {string} text
 */
const isCzech = (text) =>
  (text.match(/[šž]/gi)?.length ?? 0) >= 3 && (text.match(/ø/gi)?.length ?? 0) >= 2 && !/[æå]/i.test(text);

/**
 * Whether the letters look like another East Asian encoding than the one that is named: any is full of signs in another.
 * @param {string} said
 * @param {string | undefined} guess
 */
function isOtherCjk(said, guess) {
  const familyOf = (/** @type {string} */ name) => /^(gb|big5|shift_jis|euc-jp|euc-kr)/.exec(name)?.[1];
  const [named, guessed] = [familyOf(said), familyOf(guess ?? '')];
  return named !== undefined && guessed !== undefined && named !== guessed;
}
