// @ts-check
import { decodeAs } from '../intake/decode.mjs';

/**
 * Decodes bytes that come in pieces. The mark at the beginning is left out.
 * @param {string} encoding as `knownEncoding` gives it
 * @returns {(bytes?: Uint8Array) => string} without bytes: what is left at the end
 */
export function decoderOf(encoding) {
  if (encoding === 'windows-1252') return (bytes) => (bytes ? decodeAs(encoding, bytes) : '');
  const decoder = new TextDecoder(encoding);
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}
