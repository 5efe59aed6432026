// @ts-check
import { Refusal } from './refusal.mjs';
import { shortened } from './saved-page.mjs';
import {
  CHANGED,
  damaged,
  fitsDigest,
  isKnownDigest,
  recordsOfWarc,
  tooLarge,
  UNPACKED,
  unpackedWarc,
} from './warc-records.server.mjs';
import { partOf, partsOf, unpacked, unpackedSize } from './zip.server.mjs';

/** @typedef {import('./warc-records.server.mjs').WarcRecord} WarcRecord */
/** @typedef {{ url: string, ts: string }} Listed a page in the list of an archive; `ts` is blank where it has no date */
/** @typedef {{ path: string, hash: string }} Resource */

const MANIFEST = 'datapackage.json';
const MOST_PAGES = 10_000;

/**
 * The records of a WACZ file and its list of pages.
 * @param {Buffer} zip
 * @returns {{ records: WarcRecord[], listed: Listed[] }}
 * @throws Refusal if it is damaged or too large, or if a hash does not fit
 */
export function openedWacz(zip) {
  const parts = partsOf(zip);
  if (!parts || new Set(parts.map(({ name }) => name)).size < parts.length) throw damaged();
  const size = unpackedSize(zip, parts, UNPACKED);
  if (size === null) throw damaged();
  if (size > UNPACKED) throw tooLarge();
  const manifest = partOf(zip, parts, MANIFEST);
  if (manifest === '') throw new Refusal(`This archive has no “${MANIFEST}”, so nothing in it can be checked.`);
  const digest = jsonOf(partOf(zip, parts, 'datapackage-digest.json'));
  if (digest !== null) refuseOther({ path: MANIFEST, hash: textAt(digest, 'hash') }, Buffer.from(manifest));
  const resources = resourcesOf(jsonOf(manifest));
  /** @type {WarcRecord[]} */
  const records = [];
  const paths = new Set(resources.map(({ path }) => path));
  const isWarc = (/** @type {string} */ name) => /^archive\/.+\.warc(\.gz)?$/i.test(name);
  const unlisted = parts.find(({ name }) => isWarc(name) && !paths.has(name));
  if (unlisted) throw new Refusal(`“${shortened(unlisted.name)}” is not in the list of the archive. ${CHANGED}`);
  let left = UNPACKED;
  for (const resource of resources) {
    const part = parts.find(({ name }) => name === resource.path);
    if (!part) throw new Refusal(`“${shortened(resource.path)}” is missing in the archive. ${CHANGED}`);
    const bytes = unpacked(zip, part, UNPACKED);
    refuseOther(resource, bytes);
    if (!isWarc(resource.path)) continue;
    const warc = unpackedWarc(bytes, left);
    left -= warc.length;
    for (const record of recordsOfWarc(warc)) records.push(record);
  }
  return { records, listed: listedIn(partOf(zip, parts, 'pages/pages.jsonl', UNPACKED)) };
}

/**
 * @param {Resource} resource
 * @param {Uint8Array} bytes
 */
function refuseOther({ path, hash }, bytes) {
  const name = shortened(path);
  if (!isKnownDigest(hash)) throw new Refusal(`“${name}” has no hash in the archive that can be checked.`);
  if (!fitsDigest(hash, bytes)) throw new Refusal(`The hash of “${name}” does not fit. ${CHANGED}`);
}

/**
 * @param {unknown} manifest
 * @returns {Resource[]} each path once
 */
function resourcesOf(manifest) {
  const resources = manifest !== null && typeof manifest === 'object' && 'resources' in manifest && manifest.resources;
  if (!Array.isArray(resources)) throw damaged();
  const found = resources.map((one) => ({ path: textAt(one, 'path'), hash: textAt(one, 'hash') }));
  if (new Set(found.map(({ path }) => path)).size < found.length) throw damaged();
  return found;
}

/**
 * @param {string} lines JSON, one object each
 * @returns {Listed[]}
 */
function listedIn(lines) {
  /** @type {Listed[]} */
  const listed = [];
  for (const line of lines.split('\n')) {
    if (listed.length >= MOST_PAGES) break;
    const page = line.trim() === '' ? null : jsonOf(line);
    const url = textAt(page, 'url');
    if (url !== '') listed.push({ url, ts: textAt(page, 'ts') });
  }
  return listed;
}

/**
 * @param {string} text
 * @returns {unknown} null where it is none
 */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {unknown} object
 * @param {'path' | 'hash' | 'url' | 'ts'} name
 */
function textAt(object, name) {
  const value = typeof object === 'object' && object !== null ? Reflect.get(object, name) : '';
  return typeof value === 'string' ? value : '';
}
