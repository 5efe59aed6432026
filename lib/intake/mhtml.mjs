// @ts-check
import { Refusal } from './refusal.mjs';
import { savedMoment, webAddress } from './saved-page.mjs';
import { fromBase64, fromQuotedPrintable } from './transfer-encoding.mjs';

/** @typedef {import('./saved-page.mjs').SavedPage} SavedPage */
/** @typedef {{ fields: Map<string, string>, body: Buffer }} Part */

/** More parts than any page has, more parts within parts, and a longer line between them than is allowed. */
const [MOST_PARTS, DEEPEST, LONGEST_BOUNDARY] = [10_000, 5, 200];
/** The longest head of a part, in bytes. */
const LONGEST_HEAD = 100_000;

const untold = () =>
  new Refusal('The parts of this file cannot be told apart. Save the page again, or paste its text.');

/**
 * The page in an MHTML file: the part that the file names as it, or else its first page.
 * @param {Uint8Array} bytes
 * @returns {SavedPage}
 * @throws Refusal
 */
export function pageOfMhtml(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [before = ''] = /^(?:\xEF\xBB\xBF)?\s*/.exec(file.toString('latin1', 0, 100)) ?? [];
  const whole = partOf(file.subarray(before.length));
  const about = typeOf(whole.fields.get('content-type') ?? '');
  /** @type {Part[]} */
  const parts = [];
  const isCutOff = collect(whole, parts, 0);
  const pages = parts.filter(({ fields }) => /^(text\/html|application\/xhtml\+xml)\b/i.test(typeNamed(fields)));
  const location = whole.fields.get('snapshot-content-location')?.trim();
  const start = about.parameters.get('start');
  const page =
    (location ? pages.find(({ fields }) => fields.get('content-location')?.trim() === location) : undefined) ??
    (start ? pages.find(({ fields }) => fields.get('content-id')?.trim() === start) : undefined) ??
    pages[0];
  if (!page) throw new Refusal('There is no page in this file. Save the page again, or paste its text.');
  const decoded = decodedOf(page);
  return {
    bytes: decoded.bytes,
    contentType: typeNamed(page.fields),
    address: webAddress(page.fields.get('content-location')) ?? webAddress(location),
    savedAt: savedMoment(whole.fields.get('date')),
    notices: [
      ...decoded.notices,
      ...(isCutOff ? ['The file breaks off before its end. Check that nothing is missing.'] : []),
    ],
  };
}

/** @param {ReadonlyMap<string, string>} fields */
const typeNamed = (fields) => fields.get('content-type') ?? '';

/**
 * Adds what a part consists of, or the part itself.
 * @param {Part} part
 * @param {Part[]} parts
 * @param {number} depth
 * @returns {boolean} whether its end is missing
 */
function collect(part, parts, depth) {
  const { type, parameters } = typeOf(typeNamed(part.fields));
  if (!type.startsWith('multipart/')) {
    if (parts.length >= MOST_PARTS) throw new Refusal('This file has too many parts. Paste the text of the page.');
    parts.push(part);
    return false;
  }
  const boundary = parameters.get('boundary') ?? '';
  if (boundary === '' || boundary.length > LONGEST_BOUNDARY || depth >= DEEPEST) throw untold();
  const { pieces, isCutOff } = piecesOf(part.body, boundary);
  let isAnyCutOff = isCutOff;
  for (const piece of pieces) isAnyCutOff = collect(partOf(piece), parts, depth + 1) || isAnyCutOff;
  return isAnyCutOff;
}

/**
 * What stands between the lines that separate parts.
 * @param {Buffer} body
 * @param {string} boundary
 */
function piecesOf(body, boundary) {
  const line = Buffer.from(`--${boundary}`, 'latin1');
  /** @type {Buffer[]} */
  const pieces = [];
  let start = -1;
  let at = body.indexOf(line);
  for (; at >= 0; at = body.indexOf(line, at + line.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    const rest = body.toString('latin1', at + line.length, at + line.length + 2);
    // Another line may begin like this one.
    if (rest !== '' && rest !== '--' && !/^\s/.test(rest)) continue;
    if (start >= 0) pieces.push(body.subarray(start, endBefore(body, at)));
    if (pieces.length > MOST_PARTS) break;
    if (rest === '--') return { pieces, isCutOff: false };
    const end = body.indexOf('\n', at);
    start = end < 0 ? body.length : end + 1;
  }
  if (start >= 0 && at < 0) pieces.push(body.subarray(start));
  return { pieces, isCutOff: true };
}

/**
 * The break before a separating line belongs to that line.
 * @param {Buffer} body
 * @param {number} at
 */
const endBefore = (body, at) => Math.max(0, at - (body[at - 2] === 0x0d ? 2 : 1));

/**
 * @param {Buffer} bytes
 * @returns {Part}
 */
function partOf(bytes) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  let [at, last] = [0, ''];
  while (at < bytes.length) {
    const end = bytes.indexOf('\n', at);
    const line = bytes.toString('latin1', at, end < 0 ? bytes.length : end).replace(/\r$/, '');
    at = end < 0 ? bytes.length : end + 1;
    if (at > LONGEST_HEAD) throw untold();
    if (line === '') break;
    if (/^[ \t]/.test(line) && last !== '') {
      fields.set(last, `${fields.get(last)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    last = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (last !== '' && !fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    else last = '';
  }
  return { fields, body: bytes.subarray(at) };
}

/**
 * A type in small letters, with its parameters as they are.
 * @param {string} contentType
 */
function typeOf(contentType) {
  /** @type {Map<string, string>} */
  const parameters = new Map();
  for (const [, name = '', quoted, plain] of contentType.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g))
    parameters.set(name.toLowerCase(), quoted ?? plain ?? '');
  return { type: (contentType.split(';')[0] ?? '').trim().toLowerCase(), parameters };
}

/**
 * @param {Part} part
 * @returns {{ bytes: Uint8Array, notices: string[] }}
 */
function decodedOf({ fields, body }) {
  const encoding = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'base64') {
    const bytes = fromBase64(body);
    if (!bytes) throw new Refusal('The page in this file is damaged. Save it again, or paste its text.');
    return { bytes, notices: [] };
  }
  if (encoding !== 'quoted-printable') return { bytes: body, notices: [] };
  const { bytes, broken } = fromQuotedPrintable(body);
  const places = broken === 1 ? '1 place' : `${broken} places`;
  const notices = broken === 0 ? [] : [`The file is damaged in ${places} marked by “=”. Check the text there.`];
  return { bytes, notices };
}
