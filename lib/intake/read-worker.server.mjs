// @ts-check
import { parentPort } from 'node:worker_threads';
import { charsetInPage, charsetOf } from './decode.mjs';
import { fileTypeOf } from './file-type.mjs';
import { pageOfMhtml } from './mhtml.mjs';
import { Refusal } from './refusal.mjs';
import { browserNote, savedNotice, singleFileNote } from './saved-page.mjs';
import { textOfBytes } from './text-of-bytes.server.mjs';

/** @typedef {import('./read.server').Material} Material */
/** @typedef {import('./schema').ReadDocument} Reading */

/** As long as a text may be. A thread reads one. */
let longest = 0;

/**
 * @param {Material} material
 * @returns {Promise<Partial<Reading>>}
 */
async function read(material) {
  if ('html' in material) {
    const { readFragment, readPage } = await import('./html-page.server.mjs');
    return /<(html|body|article)[\s>]/i.test(material.html)
      ? readPage(material.html, material.address, true)
      : readFragment(material.html);
  }
  return readBytes(material);
}

/** @typedef {Extract<Material, { bytes: Uint8Array }>} Bytes */

/**
 * @param {Bytes} given
 * @param {number} [depth] how many files it stands within
 * @returns {Promise<Partial<Reading>>}
 */
async function readBytes(given, depth = 0) {
  const { bytes, name, contentType, charset, encoding: told, address } = given;
  const found = fileTypeOf(bytes, { name, contentType });
  if ('refusal' in found) throw new Refusal(found.refusal, 'wrong type');
  if (found.type === 'mhtml' || found.type === 'warc' || found.type === 'wacz') {
    if (depth === 0 && address !== null)
      throw new Refusal('This address leads to a saved page. Download it, and bring in the file.', 'wrong type');
    if (depth > 0 && found.type !== 'mhtml')
      throw new Refusal('This is an archive within an archive. Unpack it and bring in the file inside.', 'wrong type');
    if (found.type === 'mhtml') return readSaved(pageOfMhtml(bytes), given, depth);
    const { pageOfArchive } = await import('./web-archive.server.mjs');
    const { page, pages } = pageOfArchive(bytes, found.type, given.page ?? 0);
    return { ...(await readSaved(page, given, depth)), ...(pages && { pages }) };
  }
  if (found.type === 'pdf') return (await import('./pdf-text.server.mjs')).readPdf(bytes, longest);
  if (found.type === 'docx') return (await import('./docx-text.server.mjs')).readDocx(bytes);
  const named = charset || (found.type === 'html' ? charsetInPage(bytes) : '');
  const { text, encoding, notice } = await textOfBytes(bytes, named, told);
  const saved = found.type === 'html' && address === null ? (singleFileNote(text) ?? browserNote(text)) : null;
  const reading =
    found.type === 'html'
      ? (await import('./html-page.server.mjs')).readPage(
          text,
          address ?? saved?.address ?? null,
          depth > 0 || address === null,
        )
      : { text };
  const notices = [...(saved ? savedNotice(saved) : []), ...(notice ? [notice] : []), ...(reading.notices ?? [])];
  return { ...reading, notices, encoding: notice || told ? encoding : null };
}

/**
 * Reads a page that stands in a file.
 * @param {import('./saved-page.mjs').SavedPage} page
 * @param {Bytes} file
 * @param {number} depth of the file
 * @returns {Promise<Partial<Reading>>}
 */
async function readSaved({ bytes, contentType, address, savedAt, notices }, file, depth) {
  const charset = charsetOf(contentType);
  const reading = await readBytes({ ...file, bytes, name: '', contentType, charset, address }, depth + 1);
  const own = [...savedNotice({ address, savedAt }), ...notices];
  return { ...reading, url: reading.url ?? address, notices: [...own, ...(reading.notices ?? [])] };
}

/** @param {{ material: Material, textLimit: number }} given */
async function answer({ material, textLimit }) {
  longest = textLimit;
  try {
    const reading = await read(material);
    if ((reading.text ?? '').length > textLimit * 2) throw new Refusal('', 'too large');
    parentPort?.postMessage({ reading });
  } catch (error) {
    if (error instanceof Refusal) parentPort?.postMessage({ refusal: { kind: error.kind, message: error.message } });
    else if (error instanceof RangeError) parentPort?.postMessage({ refusal: { kind: 'unreadable', message: '' } });
    else throw error;
  }
}

parentPort?.once('message', answer);
// Most texts are pages, so what reads them is loaded before one comes. Reading one also compiles its code and patterns,
// which would else take longer than a short page does.
const { readPage } = await import('./html-page.server.mjs');
const paragraphs = '<p class="text">Some words, and <a href="/">more</a>.</p>'.repeat(20);
readPage(`<title>A page</title><article><h1>A page</h1>${paragraphs}</article>`, 'https://page.example/');
