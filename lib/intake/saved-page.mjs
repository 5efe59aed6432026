// @ts-check
import { urlOf } from '../format/url.mjs';

/**
 * @typedef {object} SavedPage a page as a file holds it
 * @property {Uint8Array} bytes
 * @property {string} contentType
 * @property {string | null} address where the file says that it was seen
 * @property {string | null} savedAt when the file says so; ISO, in UTC
 * @property {readonly string[]} notices
 */

const LONGEST = 2000;

/**
 * An address of the web; null for any other, such as that of a file.
 * @param {string | undefined} text
 */
export function webAddress(text) {
  const url = text && text.length <= LONGEST ? urlOf(text.trim()) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * A moment as programs write it: with a year, a time and a zone. Null for what is not, or has not come yet.
 * @param {string | undefined} text
 */
export function savedMoment(text) {
  if (!text || text.length > 100 || !/\b\d{4}\b/.test(text)) return null;
  if (!/\d{1,2}:\d{2}/.test(text) || !/(?:[+-]\d{2}:?\d{2}|Z|GMT|UT|UTC)\b/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || at > Date.now() + 86_400_000 ? null : new Date(at).toISOString();
}

/**
 * What a file says of where its page comes from, which nobody has checked.
 * @param {{ address: string | null, savedAt: string | null }} said
 * @returns {string[]}
 */
export function savedNotice({ address, savedAt }) {
  if (!address && !savedAt) return [];
  const from = address ? ` from ${shortened(address)}` : '';
  const when = savedAt ? ` on ${savedAt.slice(0, 10)} at ${savedAt.slice(11, 16)} UTC` : '';
  return [`The file says that the page was saved${from}${when}. Whence cannot check that.`];
}

/** @param {string} text */
export const shortened = (text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/**
 * Where a browser says that it has saved a page: “<!-- saved from url=(0022)https://quay.example/ -->”.
 * @param {string} html
 * @returns {{ address: string | null, savedAt: null } | null} null where none does
 */
export function browserNote(html) {
  const said = /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?<!-- saved from url=\(\d{4}\)(\S+) -->/i.exec(
    html.slice(0, HEAD),
  );
  return said ? { address: webAddress(said[1]), savedAt: null } : null;
}

/** How much of a page may stand before the words of SingleFile end. */
const HEAD = 8192;

/**
 * What SingleFile writes at the beginning of a page that it saves; null where it did not.
 * @param {string} html
 * @returns {{ address: string | null, savedAt: string | null } | null}
 */
export function singleFileNote(html) {
  const head = html.slice(0, HEAD);
  const start = head.indexOf('<!--');
  const end = head.indexOf('-->', start);
  const before = start < 0 ? '' : head.slice(0, start);
  if (start < 0 || end < 0 || !/^\uFEFF?\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*$/i.test(before)) return null;
  const [first, ...lines] = head
    .slice(start + 4, end)
    .trim()
    .split('\n')
    .map((line) => line.trim());
  if (!first?.startsWith('Page saved with SingleFile')) return null;
  const said = (/** @type {string} */ name) =>
    lines
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim();
  return { address: webAddress(said('url:')), savedAt: savedMoment(said('saved date:')) };
}
