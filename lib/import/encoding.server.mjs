// @ts-check
import { createReadStream } from 'node:fs';
import { knownEncoding, shownEncoding } from '../intake/decode.mjs';
import { guessOf } from '../intake/guess-encoding.server.mjs';
import { decoderOf } from './encoding.mjs';
import { counted } from './sentences.mjs';

/** So many bytes tell an encoding. */
const SAMPLE = 256 * 1024;

/**
 * The encoding of a text: what a person says, what its first bytes show, UTF-8 if it is that throughout, else what its
 * letters look like.
 * @param {string} path
 * @param {Uint8Array} head its first bytes
 * @param {string} [told]
 * @returns {Promise<{ encoding: string, notices: string[] }>}
 */
export async function encodingIn(path, head, told) {
  const known = (told && knownEncoding(told)) || shownEncoding(head);
  if (known && known !== 'utf-8') return { encoding: known, notices: [] };
  const { broken, good, sample } = await asUtf8(path);
  if (broken === 0) return { encoding: 'utf-8', notices: [] };
  if (known === 'utf-8' || broken * 4 < good)
    return {
      encoding: 'utf-8',
      notices: [
        `${counted(broken, 'character')} cannot be read as UTF-8 and ${broken === 1 ? 'stands' : 'stand'} as “\uFFFD”. If that is wrong, choose another encoding.`,
      ],
    };
  const guessed = (await guessOf(sample)) ?? 'windows-1252';
  return {
    encoding: guessed,
    notices: [
      `The file does not say how its letters are stored. It was read as ${guessed}. Look at the letters with accents; if they are wrong, choose another encoding.`,
    ],
  };
}

/**
 * How many characters are and are not UTF-8, and the first lines that are not ASCII alone.
 * @param {string} path
 */
async function asUtf8(path) {
  const decode = decoderOf('utf-8');
  let [broken, good, gathered] = [0, 0, 0];
  /** @type {Buffer[]} */
  const sample = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    const bytes = /** @type {Buffer} */ (chunk);
    const isPlain = isAscii(bytes);
    for (const line of isPlain || gathered > SAMPLE ? [] : bytes.toString('latin1').split('\n')) {
      const piece = Buffer.from(`${line}\n`, 'latin1');
      if (isAscii(piece)) continue;
      sample.push(piece);
      gathered += piece.length;
    }
    const counts = countIn(decode(bytes), isPlain);
    broken += counts.broken;
    good += counts.good;
  }
  broken += countIn(decode(), false).broken;
  return { broken, good, sample: Buffer.concat(sample) };
}

/** @param {Buffer} bytes */
const isAscii = (bytes) => bytes.every((byte) => byte < 128);

/**
 * @param {string} text
 * @param {boolean} isPlain
 */
function countIn(text, isPlain) {
  let [broken, good] = [0, 0];
  if (isPlain && !text.startsWith('\uFFFD')) return { broken, good };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 127) good++;
  }
  return { broken, good };
}
