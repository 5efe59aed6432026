// @ts-check
import { knownEncoding } from './decode.mjs';

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
  const { chardet } = await import('jschardet');
  const { encoding, confidence } = chardet.detect(sampleOf(bytes), { encodingEra: TODAY, preferSuperset: true });
  const name = encoding?.toLowerCase() ?? '';
  if (confidence < SURE) return undefined;
  const known = knownEncoding(NAMES.get(name) ?? name);
  return known === 'utf-8' ? undefined : known;
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
    const line = bytes.subarray(begin, end);
    if (line.some((byte) => byte > 127)) {
      lines.push(line);
      gathered += line.length;
    }
    begin = end;
  }
  return Buffer.concat(lines);
}
