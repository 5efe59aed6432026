// @ts-check
import { shownEncoding } from './decode.mjs';

/** @typedef {'html' | 'text' | 'pdf' | 'docx' | 'mhtml' | 'warc' | 'wacz'} FileType */

const pictures = 'This is a picture. Whence does not read words in pictures. Type them, or bring in a text.';
const old = 'Old Word files (.doc) cannot be read. Open it and save it as .docx or as plain text.';

/** @type {readonly (readonly [string, string])[]} the first bytes of files that are no text, and what to say of them */
const magics = [
  ['\x89PNG', pictures],
  ['\xFF\xD8\xFF', pictures],
  ['GIF8', pictures],
  ['II*\0', pictures],
  ['MM\0*', pictures],
  ['RIFF', 'This is a picture, a sound or a film. Bring in its words as a text.'],
  ['OggS', 'This is a sound or a film. Bring in its words as a text.'],
  ['ID3', 'This is a sound. Bring in its words as a text.'],
  ['\xD0\xCF\x11\xE0', old],
  ['{\\rtf', 'Rich text files (.rtf) cannot be read. Open it and save it as .docx or as plain text.'],
  ['\x1F\x8B', 'This is an archive. Unpack it and bring in the file inside.'],
  ['7z\xBC\xAF', 'This is an archive. Unpack it and bring in the file inside.'],
  ['Rar!', 'This is an archive. Unpack it and bring in the file inside.'],
  ['bplist', 'This is a page as Safari saves it. Save it as PDF, or paste its text.'],
  ['%!PS', 'PostScript files cannot be read. Save it as PDF.'],
  ['MZ', 'This is a program, not a text.'],
  ['\x7FELF', 'This is a program, not a text.'],
];

const BINARY =
  'This is not a text file. Choose a text, HTML, PDF or Word (.docx) file, or a saved page (MHTML, WARC, WACZ).';

/**
 * What a file is: by its bytes first, then by its name or type.
 * @param {Uint8Array} bytes
 * @param {{ name?: string, contentType?: string }} said
 * @returns {{ type: FileType } | { refusal: string }}
 */
export function fileTypeOf(bytes, { name = '', contentType = '' }) {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1');
  const isText = !isBinary(bytes);
  // Some programs write a few bytes before it.
  if (/^\s{0,8}%PDF-/.test(start) || (!isText && start.slice(0, 1024).includes('%PDF-'))) return { type: 'pdf' };
  if (start.startsWith('PK\x03\x04')) return zipType(bytes, name);
  if (start.startsWith('WARC/') || (start.startsWith('\x1F\x8B') && /\.warc(\.gz)?$/i.test(name)))
    return { type: 'warc' };
  const magic = magics.find(([first]) => start.startsWith(first) && (first !== 'MZ' || !isText));
  if (magic) return { refusal: magic[1] };
  if (!/html/i.test(contentType) && isMhtml(start.replace(/^(?:\xEF\xBB\xBF)?\s*/, ''), name)) return { type: 'mhtml' };
  if (!isText) return { refusal: BINARY };
  const words = start.replace(/^\xEF\xBB\xBF|^\xFF\xFE|^\xFE\xFF/, '').replaceAll('\0', '');
  const isNamedText = /\.(txt|text|md)$/i.test(name) || contentType.startsWith('text/plain');
  if (/\.(x?html?)$/i.test(name) || /html/i.test(contentType)) return { type: 'html' };
  if (!isNamedText && /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(words))
    return { type: 'html' };
  return { type: 'text' };
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {{ type: FileType } | { refusal: string }}
 */
function zipType(bytes, name) {
  if (/\.docx$/i.test(name)) return { type: 'docx' };
  if (/\.wacz$/i.test(name)) return { type: 'wacz' };
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.includes('word/document')) return { type: 'docx' };
  if (whole.includes('mimetypeapplication/vnd.oasis'))
    return { refusal: 'OpenDocument files cannot be read. Save it as .docx or as PDF.' };
  if (whole.includes('xl/workbook'))
    return { refusal: 'This is a spreadsheet. Save what you need of it as a text or PDF.' };
  if (whole.includes('ppt/presentation'))
    return { refusal: 'This is a presentation. Save it as PDF and bring that in.' };
  if (whole.includes('datapackage.json') && whole.includes('archive/')) return { type: 'wacz' };
  return { refusal: 'This is an archive. Unpack it and bring in the file inside.' };
}

/**
 * Whether a file is a page with its parts, in the form of a letter.
 * @param {string} start
 * @param {string} name
 */
function isMhtml(start, name) {
  if (!/^[A-Za-z][\w-]*:/.test(start)) return false;
  return (
    /\.mht(ml)?$/i.test(name) || (/^mime-version:/im.test(start) && /^content-type:\s*multipart\/related/im.test(start))
  );
}

/**
 * Whether these bytes are not text: control characters that no text has.
 * @param {Uint8Array} bytes
 */
function isBinary(bytes) {
  const shown = shownEncoding(bytes);
  const units = shown && shown !== 'utf-8' ? unitsOf(bytes, shown) : bytes;
  let odd = 0;
  for (const unit of units) {
    if (unit >= 32 || (unit >= 9 && unit <= 13) || unit === 27) continue;
    if (unit === 0) return true;
    odd++;
  }
  // A stray one is taken out later.
  return odd > 2 + bytes.length / 200;
}

/**
 * The characters of UTF-16, by twos of bytes.
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
function* unitsOf(bytes, encoding) {
  const [high, low] = encoding === 'utf-16be' ? [0, 1] : [1, 0];
  for (let at = 0; at + 1 < bytes.length; at += 2) yield ((bytes[at + high] ?? 0) << 8) | (bytes[at + low] ?? 0);
}
