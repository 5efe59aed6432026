// @ts-check
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { Refusal } from './refusal.mjs';
import { savedMoment, shortened, webAddress } from './saved-page.mjs';
import { openedWacz } from './wacz.server.mjs';
import { fieldsOf, fitsDigest, isTooLarge, LONGEST_HEAD, recordsOfWarc, unpackedWarc } from './warc-records.server.mjs';

/** @typedef {import('./saved-page.mjs').SavedPage} SavedPage */
/** @typedef {import('./schema').ArchivePages} ArchivePages */
/** @typedef {import('./warc-records.server.mjs').WarcRecord} WarcRecord */
/**
 * @typedef {object} Held what a record holds
 * @property {string} address as the archive has it
 * @property {string} date
 * @property {string} contentType
 * @property {ReadonlyMap<string, string>} headers of the answer
 * @property {Buffer} body as it came
 * @property {string | undefined} digest what the hash of the body is said to be
 */

/** The largest page, in bytes, and how many can be chosen from. */
const [LARGEST, SHOWN] = [10_000_000, 500];

/**
 * A page of a WARC or WACZ file: the first that its list names, or else the first in it.
 * @param {Uint8Array} bytes
 * @param {'warc' | 'wacz'} type
 * @param {number} wanted which of its pages, from 0
 * @returns {{ page: SavedPage, pages: ArchivePages | null }} `pages`: those to choose from, where there are several
 * @throws Refusal
 */
export function pageOfArchive(bytes, type, wanted) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { records, listed } =
    type === 'wacz' ? openedWacz(file) : { records: recordsOfWarc(unpackedWarc(file)), listed: [] };
  const found = pagesIn(
    records.map(heldIn).filter((held) => held !== null),
    listed,
  );
  if (found.length === 0 && records.some(({ fields }) => /^revisit$/i.test(fields.get('warc-type') ?? '')))
    throw new Refusal(
      'This archive says only that a page was the same as in another archive. Bring in that one, or the page by itself.',
    );
  if (found.length === 0)
    throw new Refusal('There is no page in this archive that a site has answered with. Bring in the page by itself.');
  const chosen = found[wanted];
  if (!chosen) throw new Refusal('The archive has no such page. Choose another.');
  const { plain, isWhole } = bodyOf(chosen);
  const notices = [...noticesFor(found.length, wanted), ...(isWhole ? [] : [OTHER_HASH])];
  const page = {
    ...{ bytes: plain, contentType: chosen.contentType, notices },
    ...{ address: webAddress(chosen.address), savedAt: savedMoment(chosen.date) },
  };
  const labels = found.slice(0, SHOWN).map(labelOf);
  return { page, pages: found.length > 1 ? { chosen: wanted, labels } : null };
}

/** “https://quay.example/ferry · 2026-04-06 14:05:06 UTC”. @param {Held} held */
function labelOf({ address, date }) {
  const at = savedMoment(date);
  return at ? `${shortened(address)} · ${at.slice(0, 10)} ${at.slice(11, 19)} UTC` : shortened(address);
}

/**
 * @param {number} count
 * @param {number} wanted
 */
function noticesFor(count, wanted) {
  if (count === 1) return [];
  const all = `The archive has ${count} pages; this is ${wanted === 0 ? 'the first' : `number ${wanted + 1}`}.`;
  return [count > SHOWN ? `${all} The first ${SHOWN} can be chosen.` : all];
}

/**
 * The pages of an archive: those that its list names with the files that somebody brought; without a list, all HTML
 * pages; and if there is none, whatever else can be read.
 * @param {readonly Held[]} all
 * @param {readonly import('./wacz.server.mjs').Listed[]} listed
 * @returns {readonly Held[]}
 */
function pagesIn(all, listed) {
  /** @type {Map<string, Held>} */
  const byAddress = new Map();
  for (const held of all)
    for (const key of keysOf(held.address, held.date)) if (!byAddress.has(key)) byAddress.set(key, held);
  const named = listed.flatMap(({ url, ts }) => {
    const key = keysOf(url, ts).find((one) => byAddress.has(one));
    return (key && byAddress.get(key)) || [];
  });
  if (named.length > 0) return [...new Set([...named, ...all.filter(({ address }) => /^file:/i.test(address))])];
  const pages = all.filter(({ contentType }) => /html/i.test(contentType));
  if (pages.length > 0) return pages;
  const readable = /^(application\/pdf|application\/vnd\.openxmlformats|multipart\/related|text\/plain)/i;
  return all.filter(({ contentType, address }) => readable.test(contentType) && !/\/robots\.txt$/i.test(address));
}

/**
 * What a page may be found by, the surest first: the list may say the moment more or less exactly than the record.
 * @param {string} address
 * @param {string} date
 */
function keysOf(address, date) {
  const url = (webAddress(address) ?? address).replace(/#.*$/s, '');
  const at = Date.parse(date);
  return [`${url} ${at}`, `${url} about ${Math.floor(at / 1000)}`, url];
}

/**
 * What a record holds, where it is a page that a site has answered with, or a thing by itself; else null.
 * @param {WarcRecord} record
 * @returns {Held | null}
 */
function heldIn({ fields, block }) {
  const address = (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/s, '$1');
  const date = fields.get('warc-date') ?? '';
  const contentType = fields.get('content-type') ?? '';
  const type = (fields.get('warc-type') ?? '').toLowerCase();
  const digest = fields.get('warc-payload-digest');
  if (type === 'resource') return { address, date, contentType, headers: new Map(), body: block, digest };
  if (type !== 'response' || !/^https?:/i.test(address)) return null;
  const { end, start } = headOf(block);
  if (end < 0 || end > LONGEST_HEAD) return null;
  const [status = '', ...lines] = block.toString('latin1', 0, end).split(/\r?\n/);
  if (!/^HTTP\/\d(\.\d)? 200\b/.test(status)) return null;
  const headers = fieldsOf(lines);
  const body = block.subarray(start);
  return { address, date, contentType: headers.get('content-type') ?? typeOf(body), headers, body, digest };
}

/** Where the head of an answer ends, and its body begins. @param {Buffer} block */
function headOf(block) {
  const [usual, bare] = [block.indexOf('\r\n\r\n'), block.indexOf('\n\n')];
  const isBare = bare >= 0 && (usual < 0 || bare < usual);
  return isBare ? { end: bare, start: bare + 2 } : { end: usual, start: usual + 4 };
}

/** What an answer is that does not say it. @param {Buffer} body */
const typeOf = (body) =>
  /^\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/is.test(body.toString('latin1', 0, 1000))
    ? 'text/html'
    : '';

/**
 * The body of an answer, unpacked. Some archives keep bodies unpacked beside headers that say otherwise, and some take
 * their hash before, some after that. `isWhole`: the hash fits, if there is one.
 * @param {Held} held
 */
function bodyOf({ headers, body, digest }) {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const whole = (isChunked ? withoutChunks(body) : null) ?? body;
  // The last that was applied comes off first.
  const encodings = (headers.get('content-encoding') ?? '').split(',').reverse();
  const plain = encodings.reduce((packed, encoding) => unpackedBy(encoding, packed), whole);
  if (plain.length > LARGEST) throw pageTooLarge();
  return { plain, isWhole: [body, whole, plain].some((bytes) => fitsDigest(digest, bytes)) };
}

const OTHER_HASH = 'The hash of this page in the archive does not fit it. It may have been changed.';

const pageTooLarge = () =>
  new Refusal('The page in this archive is larger than 10 MB. Paste the part that matters.', 'too large');

/**
 * Some servers leave out the frame around what is deflated.
 * @param {Buffer} body
 * @param {import('node:zlib').ZlibOptions} options
 */
function inflated(body, options) {
  try {
    return inflateSync(body, options);
  } catch (error) {
    if (isTooLarge(error)) throw error;
    return inflateRawSync(body, options);
  }
}

/**
 * @param {string} encoding
 * @param {Buffer} body
 */
function unpackedBy(encoding, body) {
  const unpack = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflated, br: brotliDecompressSync };
  const name = encoding.trim().toLowerCase();
  if (name === 'zstd') throw new Refusal('The page in this archive is packed with zstd, which cannot be read here.');
  const how = Object.entries(unpack).find(([one]) => one === name)?.[1];
  try {
    return how ? how(body, { maxOutputLength: LARGEST }) : body;
  } catch (error) {
    if (isTooLarge(error)) throw pageTooLarge();
    return body;
  }
}

/**
 * A body that came in pieces, each after a line with its length; null where it did not.
 * @param {Buffer} body
 */
function withoutChunks(body) {
  /** @type {Buffer[]} */
  const chunks = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const [, digits] =
      /^([0-9a-f]{1,8})\s*(?:;|$)/i.exec(end < 0 ? '' : body.toString('latin1', at, Math.min(end, at + 100))) ?? [];
    if (!digits) return null;
    const length = Number.parseInt(digits, 16);
    if (length === 0) return Buffer.concat(chunks);
    const start = end + 2;
    if (start + length > body.length) return null;
    chunks.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}
