// @ts-check
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/** @typedef {{ name: string, method: number, packed: number, size: number, offset: number }} Part of a packed file */

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** More parts than any text has. */
const MOST_PARTS = 10_000;

/**
 * The parts that the table of a packed file lists; null where it has no such table, or where others could read it
 * otherwise: it does not fill the place between the parts and the end, or is of the kind for huge files.
 * @param {Buffer} zip
 * @returns {Part[] | null}
 */
export function partsOf(zip) {
  let end = zip.length - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && zip.readUInt32LE(end) !== END) end--;
  if (end < first) return null;
  let at = zip.readUInt32LE(end + 16);
  /** @type {Part[]} */
  const parts = [];
  while (at + 46 <= end && parts.length < MOST_PARTS && zip.readUInt32LE(at) === ENTRY) {
    const length = zip.readUInt16LE(at + 28);
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + length),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return at === end && parts.length === zip.readUInt16LE(end + 10) ? parts : null;
}

/**
 * How large all parts are once they are unpacked: counted by unpacking them, since a file may say anything of itself.
 * Infinity where it is more than the limit; null where a part cannot be unpacked.
 * @param {Buffer} zip
 * @param {readonly Part[]} parts
 * @param {number} limit
 */
export function unpackedSize(zip, parts, limit) {
  let size = 0;
  for (const part of parts) {
    try {
      const packed = packedOf(zip, part);
      size += part.method === 0 ? packed.length : inflateRawSync(packed, { maxOutputLength: limit - size }).length;
    } catch (error) {
      return /** @type {NodeJS.ErrnoException} */ (error).code === 'ERR_BUFFER_TOO_LARGE'
        ? Number.POSITIVE_INFINITY
        : null;
    }
    if (size >= limit) return Number.POSITIVE_INFINITY;
  }
  return size;
}

/**
 * @param {Buffer} zip
 * @param {Part} part
 */
function packedOf(zip, part) {
  const start = part.offset + 30 + zip.readUInt16LE(part.offset + 26) + zip.readUInt16LE(part.offset + 28);
  return zip.subarray(start, start + part.packed);
}

/**
 * A part as text; blank where there is none, it cannot be unpacked or is larger than the limit.
 * @param {Buffer} zip
 * @param {readonly Part[]} parts
 * @param {string} name
 * @param {number} [limit] in bytes
 */
export function partOf(zip, parts, name, limit = 1_000_000) {
  const part = parts.find((one) => one.name === name);
  try {
    return part ? unpacked(zip, part, limit).toString('utf8') : '';
  } catch {
    return '';
  }
}

/**
 * The same packed file with other texts for some of its parts.
 * @param {Buffer} zip
 * @param {readonly Part[]} parts
 * @param {ReadonlyMap<string, string>} texts by the names of the parts
 * @param {number} limit of a part, in bytes
 * @returns {Promise<Buffer>}
 */
export function withParts(zip, parts, texts, limit) {
  const made = new ZipFile();
  for (const part of parts) {
    if (part.name.endsWith('/')) continue;
    const text = texts.get(part.name);
    made.addBuffer(text === undefined ? unpacked(zip, part, limit) : Buffer.from(text), part.name, { compress: false });
  }
  made.end();
  return buffer(made.outputStream);
}

/**
 * The bytes of a part.
 * @param {Buffer} zip
 * @param {Part} part
 * @param {number} limit in bytes
 * @throws Error if it cannot be unpacked, or is larger
 */
export function unpacked(zip, part, limit) {
  const packed = packedOf(zip, part);
  return part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit });
}
