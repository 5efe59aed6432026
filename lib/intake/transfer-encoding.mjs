// @ts-check

const [EQUALS, RETURN, FEED, SPACE, TAB] = [0x3d, 0x0d, 0x0a, 0x20, 0x09];

/**
 * What “quoted-printable” stands for. A sign that announces an escape and begins none stays as it is, and is counted.
 * @param {Uint8Array} written
 * @returns {{ bytes: Uint8Array, broken: number }}
 */
export function fromQuotedPrintable(written) {
  const bytes = new Uint8Array(written.length);
  let [length, broken] = [0, 0];
  for (let at = 0; at < written.length; at++) {
    const byte = written[at] ?? 0;
    if (byte === SPACE || byte === TAB) {
      const end = afterBlanks(written, at);
      const isLineEnd = end >= written.length || written[end] === RETURN || written[end] === FEED;
      // Blanks at the end of a line were added on the way.
      if (!isLineEnd) for (let i = at; i < end; i++) bytes[length++] = written[i] ?? 0;
      at = end - 1;
      continue;
    }
    if (byte !== EQUALS) {
      bytes[length++] = byte;
      continue;
    }
    const [high, low] = [digitOf(written[at + 1]), digitOf(written[at + 2])];
    if (high >= 0 && low >= 0) {
      bytes[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    const end = afterBlanks(written, at + 1);
    if (end >= written.length) at = end;
    else if (written[end] === FEED) at = end;
    else if (written[end] === RETURN) at = written[end + 1] === FEED ? end + 1 : end;
    else {
      bytes[length++] = byte;
      broken++;
    }
  }
  return { bytes: bytes.subarray(0, length), broken };
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function afterBlanks(bytes, at) {
  let end = at;
  while (bytes[end] === SPACE || bytes[end] === TAB) end++;
  return end;
}

/** @param {number | undefined} byte */
function digitOf(byte) {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/**
 * What “base64” stands for.
 * @param {Uint8Array} written
 * @returns {Uint8Array | null} null where it is none
 */
export function fromBase64(written) {
  const text = Buffer.from(written.buffer, written.byteOffset, written.byteLength).toString('latin1');
  const signs = text.replace(/[\s\0]+/g, '').replace(/={1,2}$/, '');
  if (signs.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(signs)) return null;
  return Buffer.from(signs, 'base64');
}
