// @ts-check
import mammoth from 'mammoth';
import { momentIn } from './date.mjs';
import { noticesOfDocx, stylesOf, withFormulas, withoutHidden } from './docx-marks.mjs';
import { readFragment } from './html-page.server.mjs';
import { realNames } from './names.mjs';
import { Refusal } from './refusal.mjs';
import { partOf, partsOf, unpackedSize, withParts } from './zip.server.mjs';

/** @typedef {import('./schema').ReadDocument} Reading */

/** What all parts of a file may come to when they are unpacked; a text of the longest kind needs a fifth of it. */
const UNPACKED = 100_000_000;

/**
 * The text of a Word file, and what it says of itself.
 * @param {Uint8Array} bytes
 * @returns {Promise<Partial<Reading>>}
 */
export async function readDocx(bytes) {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = partsOf(whole);
  if (!parts) throw damaged();
  const size = unpackedSize(whole, parts, UNPACKED);
  if (size === null) throw damaged();
  if (size > UNPACKED) throw new Refusal('This Word file is too large once it is unpacked.', 'too large');
  const noPictures = mammoth.images.imgElement(async () => ({ src: '' }));
  const seen = await seenOf(whole, parts);
  const { value } = await mammoth.convertToHtml({ buffer: seen.file }, { convertImage: noPictures }).catch(() => {
    throw damaged();
  });
  const { text = '', links = [], notices = [] } = readFragment(value);
  if (text === '') throw new Refusal('This Word file has no text.');
  const facts = factsOfDocx(partOf(whole, parts, 'docProps/core.xml'));
  return { ...facts, text, links, notices: [...seen.notices, ...notices, ...(facts.notices ?? [])] };
}

/**
 * The file without the words that it hides, and what to say of it.
 * @param {Buffer} whole
 * @param {readonly import('./zip.server.mjs').Part[]} parts
 */
async function seenOf(whole, parts) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  let [main, isHiding] = ['', false];
  const styles = stylesOf(partOf(whole, parts, 'word/styles.xml', UNPACKED));
  for (const { name } of parts) {
    if (!/^word\/(document\d*|footnotes|endnotes)\.xml$/.test(name)) continue;
    const xml = partOf(whole, parts, name, UNPACKED);
    if (name.startsWith('word/document')) main = xml;
    const seen = withoutHidden(withFormulas(xml), styles);
    if (seen.xml !== xml) texts.set(name, seen.xml);
    isHiding ||= seen.hidden;
  }
  const hasComments = /<w:comment\s/.test(partOf(whole, parts, 'word/comments.xml', UNPACKED));
  return {
    file: texts.size === 0 ? whole : await withParts(whole, parts, texts, UNPACKED),
    notices: [...(isHiding ? ['Words that the file hides were left out.'] : []), ...noticesOfDocx(main, hasComments)],
  };
}

const damaged = () =>
  new Refusal(
    'This Word file is damaged or protected by a password. Save it again without a password, or paste its text.',
  );

/**
 * What stands in the first element of a name that holds text alone; blank where there is none.
 * @param {string} xml
 * @param {string} name
 */
function insideOf(xml, name) {
  const end = `</${name}>`;
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, at + 1)) {
    const next = xml.indexOf('<', at + 1);
    if (next < 0) return '';
    const [, ...inner] = xml.slice(at, next).split('>');
    const isName = /^[\s>]$/.test(xml.charAt(at + 1 + name.length));
    if (isName && inner.length > 0 && xml.startsWith(end, next)) return inner.join('>');
  }
  return '';
}

/**
 * @param {string} core the XML that says who wrote it and when
 * @returns {Partial<Reading>}
 */
function factsOfDocx(core) {
  const said = (/** @type {string} */ name) => {
    const inner = insideOf(core, name);
    const plain = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
    return inner
      .replace(/&(lt|gt|quot|apos|amp);/g, (_, entity) => plain[/** @type {keyof typeof plain} */ (entity)])
      .replace(/\s+/g, ' ')
      .trim();
  };
  const made = momentIn(said('dcterms:created'));
  return {
    title: said('dc:title'),
    authors: realNames(said('dc:creator').split(';')),
    notices: made ? [`The file was made on ${made.at.slice(0, 10)}, which need not be its date of publication.`] : [],
  };
}
