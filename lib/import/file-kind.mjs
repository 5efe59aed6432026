// @ts-check
import { hasReviews } from './claim-review.mjs';
import { isObject, jsonOf } from './json-cells.mjs';

/** @typedef {import('./read-table').FileKind} FileKind */

const SAVE_AS = 'Save it as CSV or .xlsx and bring that in.';

/** @type {readonly (readonly [string, string])[]} the first bytes of files that are no table, and what to say of them */
const magics = [
  ['%PDF', `This is a PDF, not a table. ${SAVE_AS}`],
  ['\x89PNG', `This is a picture, not a table. ${SAVE_AS}`],
  ['\xFF\xD8\xFF', `This is a picture, not a table. ${SAVE_AS}`],
  ['GIF8', `This is a picture, not a table. ${SAVE_AS}`],
  ['\x1F\x8B', 'This is a packed file. Unpack it and bring in the file inside.'],
  ['7z\xBC\xAF', 'This is an archive. Unpack it and bring in the file inside.'],
  ['Rar!', 'This is an archive. Unpack it and bring in the file inside.'],
  ['PAR1', `Parquet files cannot be read. ${SAVE_AS}`],
  ['SQLite format 3', `This is a database, not a table. ${SAVE_AS}`],
  ['{\\rtf', `This is a text, not a table. ${SAVE_AS}`],
];

/**
 * What a file is by its first bytes, where they are no text; undefined for text.
 * @param {Uint8Array} head
 * @returns {{ kind: 'zip' | 'ole' } | { refusal: string } | undefined}
 */
export function kindOfBytes(head) {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 16)).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (start.startsWith('\xD0\xCF\x11\xE0')) return { kind: 'ole' };
  const magic = magics.find(([first]) => start.startsWith(first));
  return magic && { refusal: magic[1] };
}

/**
 * What kind of table a text is.
 * @param {string} head the beginning of the text
 * @param {boolean} isWhole whether that is all of it
 * @returns {{ kind: FileKind, areLines: boolean } | { refusal: string }}
 */
export function kindOfText(head, isWhole) {
  const text = head.trimStart();
  const start = text.slice(0, 200).toLowerCase();
  if (/^<(!doctype html|html|head|meta|script|table|\?xml)/.test(start))
    return { refusal: `This is a web page or XML, not a table. Open it in a spreadsheet program. ${SAVE_AS}` };
  if (!/^(\{\s*["}]|\[\s*(?:[{\]]|\[\s*["\d]))/.test(start)) return { kind: 'delimited', areLines: true };
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  const first = line.startsWith('{') ? read(line) : undefined;
  const rest = end < 0 ? '' : text.slice(end).trimStart();
  if (isObject(first) && (rest !== '' || isWhole))
    return { kind: hasReviews(first) ? 'claimreview' : 'jsonl', areLines: rest !== '' };
  if (areLines(head)) return { kind: objectsIn(text).some(hasReviews) ? 'claimreview' : 'jsonl', areLines: true };
  const whole = isWhole ? read(text) : undefined;
  const isReview = whole === undefined ? /ClaimReview"|"claimReview"/.test(head) : hasReviews(whole);
  return { kind: isReview ? 'claimreview' : 'jsonl', areLines: false };
}

/**
 * Whether JSON has one object on each line, or is one list or object as a whole.
 * @param {string} head
 */
export function areLines(head) {
  const lines = firstLines(head);
  return lines.length > 1 && objectsIn(head).length >= lines.length / 2;
}

/** So many lines tell whether all are objects. */
const LINES = 20;
/** @param {string} head */
const firstLines = (head) =>
  head
    .split('\n', LINES * 2)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);

/**
 * The first lines that are objects.
 * @param {string} head
 */
const objectsIn = (head) => firstLines(head).map(read).filter(isObject);

/**
 * Control characters of which text has none; the zeros are looked at elsewhere.
 * @param {string} head
 */
export function isNoText(head) {
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if (code < 32 && !(code >= 9 && code <= 13) && code !== 27) odd++;
  }
  return odd > 20 + head.length / 50;
}

/** @param {string} text */
function read(text) {
  try {
    return jsonOf(text);
  } catch {
    return undefined;
  }
}
