// @ts-check
import { getDocumentProxy } from 'unpdf';
import { languageOf } from './html-facts.mjs';
import { namesIn } from './names.mjs';
import { textOfLines } from './pdf-lines.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('./schema').ReadDocument} Reading */
/** @typedef {import('./pdf-lines.mjs').Line} Line */

/** More is no document that a person reads. */
const PAGES = 1000;

/**
 * The text of a PDF file, and what it says of itself.
 * @param {Uint8Array} bytes
 * @param {number} limit characters; reading ends where there are more
 * @returns {Promise<Partial<Reading>>}
 */
export async function readPdf(bytes, limit) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    useWorkerFetch: false,
    enableXfa: false,
  }).catch((error) => {
    if (error?.name === 'PasswordException')
      throw new Refusal('This PDF is protected by a password. Save a copy without one and use that.');
    throw new Refusal('This PDF is damaged. Download it again, or paste its text.');
  });
  if (pdf.numPages > PAGES)
    throw new Refusal(
      `This PDF has ${pdf.numPages} pages, and the limit is ${PAGES}. Bring in only the part that matters.`,
    );
  /** @type {Line[][]} */
  const pages = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && length <= limit; number++) {
    const page = await pdf.getPage(number);
    const lines = linesOf((await page.getTextContent({ disableNormalization: false })).items);
    pages.push(lines);
    length += lines.reduce((sum, { text }) => sum + text.length, 0);
    page.cleanup();
  }
  const { text, left } = textOfLines(pages);
  const empty = pages.filter((lines) => lines.every((line) => line.text.trim() === '')).length;
  if (text.trim() === '')
    throw new Refusal(
      'This PDF has no text: its pages are scanned pictures. Use another program to recognise the text, or type it.',
    );
  const notices = [
    empty > 0 && `${empty} of ${pdf.numPages} pages have no text; they may be pictures.`,
    left && 'Lines that repeat on every page, such as a title, were left out.',
    looksBroken(text) &&
      'Many letters could not be read, because the PDF does not identify them. Check the text carefully.',
  ];
  return { ...(await factsOfPdf(pdf)), text, notices: notices.filter((notice) => notice !== false) };
}

/** @param {string} text */
const looksBroken = (text) => (text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0) > text.length / 50;

/**
 * @param {import('unpdf/pdfjs').PDFDocumentProxy} pdf
 * @returns {Promise<Partial<Reading>>}
 */
async function factsOfPdf(pdf) {
  const { info } = /** @type {{ info: Record<string, unknown> }} */ (
    await pdf.getMetadata().catch(() => ({ info: {} }))
  );
  const said = (/** @type {string} */ name) =>
    typeof info[name] === 'string' ? info[name].replace(/\s+/g, ' ').trim() : '';
  const title = said('Title');
  // What programs write when nobody gave a title.
  const isName = /^microsoft (word|powerpoint)|^untitled|^document\d*$|\.(docx?|pdf|indd|tex|dvi|odt|rtf)$|^\W*$/i.test(
    title,
  );
  return {
    title: isName ? '' : title,
    authors: namesIn(said('Author')).filter((name) => /\s|\p{Lu}/u.test(name)),
    language: languageOf([said('Language')]),
  };
}

/**
 * The pieces of a page as lines: what stands at the same height, in the order in which the file has it.
 * @param {readonly unknown[]} items
 * @returns {Line[]}
 */
function linesOf(items) {
  /** @type {Line[]} */
  const lines = [];
  for (const item of items) {
    const { str, transform, width, height } =
      /** @type {{ str?: string, transform?: number[], width?: number, height?: number }} */ (item);
    if (str === undefined || !transform || str === '') continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = transform;
    const size = height || Math.hypot(c, d);
    const line = lines.at(-1);
    const end = line ? line.x + line.width : 0;
    if (line && Math.abs(line.y - y) < Math.max(size, line.size) * 0.4 && x >= end - size * 2 && x - end < size * 12) {
      const needsSpace = x - end > size * 0.2 && !line.text.endsWith(' ') && !str.startsWith(' ');
      line.text += (needsSpace ? ' ' : '') + str;
      line.width = Math.max(line.width, x + (width ?? 0) - line.x);
      if (str.trim() !== '') line.size = Math.max(line.size, size);
    } else if (str.trim() !== '') lines.push({ text: str, x, y, width: width ?? 0, size });
  }
  return lines;
}
