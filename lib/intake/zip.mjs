// @ts-check
import { inflateRawSync } from 'node:zlib';

/** @typedef {{ name: string, method: number, packed: number, size: number, offset: number }} Part of a packed file */

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * The parts that the table of a packed file lists; null where it has no such table.
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
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return null;
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
  return parts;
}

/**
 * A small part as text; blank where there is none or it cannot be unpacked.
 * @param {Buffer} zip
 * @param {readonly Part[]} parts
 * @param {string} name
 */
export function partOf(zip, parts, name) {
  const part = parts.find((one) => one.name === name);
  if (!part) return '';
  try {
    const start = part.offset + 30 + zip.readUInt16LE(part.offset + 26) + zip.readUInt16LE(part.offset + 28);
    const packed = zip.subarray(start, start + part.packed);
    return (part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: 1_000_000 })).toString('utf8');
  } catch {
    return '';
  }
}
