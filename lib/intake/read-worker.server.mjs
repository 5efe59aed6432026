// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { charsetInPage } from './decode.mjs';
import { fileTypeOf } from './file-type.mjs';
import { Refusal } from './refusal.mjs';
import { textOfBytes } from './text-of-bytes.server.mjs';

/** @typedef {import('./read.server').Material} Material */
/** @typedef {import('./schema').ReadDocument} Reading */

const { material, textLimit } = /** @type {{ material: Material, textLimit: number }} */ (workerData);

/** @returns {Promise<Partial<Reading>>} */
async function read() {
  if ('html' in material) {
    const { readFragment, readPage } = await import('./html-page.server.mjs');
    return /<(html|body|article)[\s>]/i.test(material.html)
      ? readPage(material.html, material.address)
      : readFragment(material.html);
  }
  const { bytes, name, contentType, charset, encoding: told, address } = material;
  const found = fileTypeOf(bytes, { name, contentType });
  if ('refusal' in found) throw new Refusal(found.refusal, 'wrong type');
  if (found.type === 'pdf') return (await import('./pdf-text.server.mjs')).readPdf(bytes, textLimit);
  if (found.type === 'docx') return (await import('./docx-text.server.mjs')).readDocx(bytes);
  const named = charset || (found.type === 'html' ? charsetInPage(bytes) : '');
  const { text, encoding, notice } = await textOfBytes(bytes, named, told);
  const reading = found.type === 'html' ? (await import('./html-page.server.mjs')).readPage(text, address) : { text };
  const notices = [...(notice ? [notice] : []), ...(reading.notices ?? [])];
  return { ...reading, notices, encoding: notice || told ? encoding : null };
}

try {
  const reading = await read();
  if ((reading.text ?? '').length > textLimit * 2) throw new Refusal('', 'too large');
  parentPort?.postMessage({ reading });
} catch (error) {
  if (error instanceof Refusal) parentPort?.postMessage({ refusal: { kind: error.kind, message: error.message } });
  else if (error instanceof RangeError) parentPort?.postMessage({ refusal: { kind: 'unreadable', message: '' } });
  else throw error;
}
