// @ts-check

/**
 * What 0x80 to 0x9F mean in windows-1252, where that is not what they mean in Unicode. Node's own decoder takes it
 * for Latin-1.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const marks = /** @type {const} */ ([
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]);

/**
 * Bytes as text. A byte order mark decides, else the named encoding, else UTF-8 and, if the bytes are not that,
 * windows-1252.
 * @param {Uint8Array} bytes
 * @param {string} named what the server or the text itself says its encoding is; blank where nothing does
 * @returns {{ text: string, notice: string | null }}
 */
export function decode(bytes, named = '') {
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  const encoding = marked ?? wideEncoding(bytes) ?? encodingOf(named);
  if (encoding && encoding !== 'utf-8') return { text: decodeAs(encoding, bytes), notice: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notice: null };
  } catch {
    return repaired(bytes);
  }
}

/**
 * What is not quite UTF-8: a few broken bytes stay marked; if most are broken, it is windows-1252.
 * @param {Uint8Array} bytes
 */
function repaired(bytes) {
  const text = new TextDecoder().decode(bytes);
  let broken = 0;
  let good = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken++;
    else if (character > '\u007F') good++;
  }
  if (marks[0][1].every((byte, i) => bytes[i] === byte) || broken * 4 < good)
    return {
      text,
      notice:
        broken === 1
          ? '1 character was unreadable and appears as “\uFFFD”. Check it.'
          : `${broken} characters were unreadable and appear as “\uFFFD”. Check them.`,
    };
  return {
    text: decodeAs('windows-1252', bytes),
    notice:
      'The text does not state its encoding, so it was read as Western European (windows-1252). Check accents and quotation marks.',
  };
}

/**
 * Bytes in a named encoding as text.
 * @param {string} encoding
 * @param {Uint8Array} bytes
 */
export function decodeAs(encoding, bytes) {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u009F]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}

/** @param {string} label */
function encodingOf(label) {
  try {
    return label ? new TextDecoder(label.trim()).encoding : undefined;
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 without a mark: in mostly Western text every other byte is zero.
 * @param {Uint8Array} bytes
 */
export function wideEncoding(bytes) {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.7 && even < most * 0.05) return 'utf-16le';
  return even > most * 0.7 && odd < most * 0.05 ? 'utf-16be' : undefined;
}

/**
 * The encoding that a page names in itself; blank where it names none.
 * @param {Uint8Array} bytes
 */
export function charsetInPage(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  const named =
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  const label = named?.[1] ?? '';
  // These names were read as ASCII, so they cannot be right.
  return /^utf-?16/i.test(label) ? 'utf-8' : label;
}
