// @ts-check
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Refusal } from './refusal.mjs';
import { shortened } from './saved-page.mjs';

/** @typedef {{ fields: ReadonlyMap<string, string>, block: Buffer }} WarcRecord */

/** What an archive may come to when it is unpacked, and how many records it may have. */
export const UNPACKED = 100_000_000;
const MOST_RECORDS = 50_000;
/** The longest head of a record or an answer, in bytes. */
export const LONGEST_HEAD = 100_000;

export const tooLarge = () =>
  new Refusal('This archive is too large once it is unpacked. Bring in the page by itself.', 'too large');
export const damaged = () =>
  new Refusal('This web archive is damaged or breaks off. Save it again, or paste the text.');

/**
 * The records of a WARC file that is not packed.
 * @param {Buffer} bytes
 * @returns {WarcRecord[]}
 * @throws Refusal if it is damaged, or if the hash of a record does not fit
 */
export function recordsOfWarc(bytes) {
  /** @type {WarcRecord[]} */
  const records = [];
  for (let at = afterBreaks(bytes, 0); at < bytes.length; ) {
    if (records.length >= MOST_RECORDS) throw tooLarge();
    const end = bytes.indexOf('\r\n\r\n', at);
    const isHead = end >= 0 && end - at <= LONGEST_HEAD;
    const [version, ...lines] = !isHead ? [] : bytes.toString('utf8', at, end).split('\r\n');
    if (!version || !/^WARC\/[01]\.\d+$/.test(version)) throw damaged();
    const fields = fieldsOf(lines);
    const length = fields.get('content-length') ?? '';
    const start = end + 4;
    if (!/^\d{1,12}$/.test(length) || start + Number(length) > bytes.length) throw damaged();
    const block = bytes.subarray(start, start + Number(length));
    if (!fitsDigest(fields.get('warc-block-digest'), block)) throw doesNotFit(fields);
    records.push({ fields, block });
    at = afterBreaks(bytes, start + block.length);
  }
  return records;
}

/**
 * A WARC file, which may be packed, unpacked.
 * @param {Buffer} file
 * @param {number} [limit] of what it may come to, in bytes
 * @throws Refusal if it is damaged or too large
 */
export function unpackedWarc(file, limit = UNPACKED) {
  if (file[0] !== 0x1f || file[1] !== 0x8b) {
    if (file.length > limit) throw tooLarge();
    return file;
  }
  try {
    return gunzipSync(file, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    throw isTooLarge(error) ? tooLarge() : damaged();
  }
}

/** @param {unknown} error */
export const isTooLarge = (error) =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/**
 * @param {Buffer} bytes
 * @param {number} at
 */
function afterBreaks(bytes, at) {
  let next = at;
  while (bytes[next] === 0x0d || bytes[next] === 0x0a) next++;
  return next;
}

/**
 * What the lines of a head say, by names in small letters; the first of each name counts.
 * @param {readonly string[]} lines
 */
export function fieldsOf(lines) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  let last = '';
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (last !== '') fields.set(last, `${fields.get(last)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    last = fields.has(name) ? '' : name;
    if (last !== '') fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

/** @param {ReadonlyMap<string, string>} fields */
function doesNotFit(fields) {
  const of = shortened(fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? '');
  return new Refusal(`The hash of the record of “${of}” does not fit. ${CHANGED}`);
}

export const CHANGED = 'The archive was damaged or changed after it was made, so it was not read.';

const algorithms = ['md5', 'sha1', 'sha256', 'sha512'];

/**
 * Whether a hash such as “sha1:3I42H3S6…” or “sha256:9f86d0…” is that of these bytes; hashes of other kinds fit anything.
 * @param {string | undefined} said
 * @param {Uint8Array} bytes
 */
export function fitsDigest(said, bytes) {
  const [, name = '', value = ''] = /^([\w-]+):(\S+)$/.exec(said?.trim() ?? '') ?? [];
  const algorithm = name.toLowerCase().replace('-', '');
  if (!algorithms.includes(algorithm)) return true;
  const own = createHash(algorithm).update(bytes).digest();
  const plain = value.replace(/=+$/, '');
  return (
    plain.toLowerCase() === own.toString('hex') ||
    plain.toUpperCase() === base32(own) ||
    plain.replaceAll('+', '-').replaceAll('/', '_') === own.toString('base64url')
  );
}

/** Whether a hash is of a kind that can be checked. @param {string} said */
export const isKnownDigest = (said) => algorithms.includes((said.split(':')[0] ?? '').toLowerCase().replace('-', ''));

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @param {Uint8Array} bytes */
function base32(bytes) {
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += LETTERS.charAt((held >> (bits - 5)) & 31);
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + LETTERS.charAt((held << (5 - bits)) & 31) : text;
}
