// @ts-check
import mammoth from 'mammoth';
import { momentIn } from './date.mjs';
import { readFragment } from './html-page.server.mjs';
import { Refusal } from './refusal.mjs';
import { partOf, partsOf, unpackedSize } from './zip.server.mjs';

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
  const { value } = await mammoth.convertToHtml({ buffer: whole }, { convertImage: noPictures }).catch(() => {
    throw damaged();
  });
  const { text = '' } = readFragment(value);
  if (text === '') throw new Refusal('This Word file has no text.');
  return { ...factsOfDocx(partOf(whole, parts, 'docProps/core.xml')), text };
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
    authors:
      said('dc:creator') === ''
        ? []
        : said('dc:creator')
            .split(/\s*;\s*/)
            .filter(Boolean),
    notices: made ? [`The file was made on ${made.at.slice(0, 10)}, which need not be its date of publication.`] : [],
  };
}
