// @ts-check
import { decodeAs, wideEncoding } from './decode.mjs';
import { guessOf } from './guess-encoding.server.mjs';

const marks = /** @type {const} */ ([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]);

/** So many characters that are right in UTF-8 are no accident. */
const NO_ACCIDENT = 4;

/**
 * Bytes as text. A byte order mark decides, then the named encoding where it fits, then UTF-8 where the bytes are that,
 * and else what the letters look like.
 * @param {Uint8Array} bytes
 * @param {string} named what the server or the text itself says its encoding is; blank where nothing does
 * @returns {Promise<{ text: string, notice: string | null }>}
 */
export async function textOfBytes(bytes, named = '') {
  const shown = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0] ?? wideEncoding(bytes);
  if (shown && shown !== 'utf-8') return { text: decodeAs(shown, bytes), notice: null };
  const said = encodingOf(named);
  const utf8 = new TextDecoder().decode(bytes);
  const { broken, good } = countsOf(utf8);
  const isUtf8 = broken === 0 && (good >= NO_ACCIDENT || (good > 0 && (!said || shown === 'utf-8')));
  if (isUtf8) return { text: utf8, notice: said && said !== 'utf-8' && !shown ? overruled(named, 'UTF-8') : null };
  if (broken === 0 && (!said || said === 'utf-8')) return { text: utf8, notice: null };
  if (shown === 'utf-8' || broken * 4 < good) return { text: utf8, notice: unreadable(broken) };
  const guess = await guessOf(bytes);
  if (said && said !== 'utf-8') {
    const text = decodeAs(said, bytes);
    if (fits(text, said) || !guess || guess === said) return { text, notice: null };
    return { text: decodeAs(guess, bytes), notice: overruled(named, guess) };
  }
  const taken = guess ?? 'windows-1252';
  return {
    text: decodeAs(taken, bytes),
    notice: said
      ? overruled(named, taken)
      : `The text does not state its encoding, so it was read as ${nameOf(taken)}. Check accents and quotation marks.`,
  };
}

/** @param {string} encoding */
const nameOf = (encoding) => (encoding === 'windows-1252' ? 'Western European (windows-1252)' : encoding);

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

/** @param {string} label */
function encodingOf(label) {
  try {
    return label ? new TextDecoder(label.trim()).encoding : undefined;
  } catch {
    return undefined;
  }
}
