import path from 'node:path';
import { addressProblem, normalizeText } from '@/lib/documents/rules';
import { typeOf as mainTypeOf } from '@/lib/intake/content-type';
import { charsetOf } from '@/lib/intake/decode.mjs';
import type { FetchedPage } from '@/lib/intake/fetch-page.server';
import { fileTypeOf } from '@/lib/intake/file-type.mjs';
import type { Material } from '@/lib/intake/read.server';
import { shownAs } from './as-shown';
import type { SeenBytes } from './hold.server';

/** What is read for a document, and the same as it was seen. */
export type Brought = { readonly material: Material; readonly seen: SeenBytes };

const types = {
  html: 'text/html',
  text: 'text/plain',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  mhtml: 'multipart/related',
  warc: 'application/warc',
  wacz: 'application/wacz',
} as const;
const UNKNOWN = 'application/octet-stream';

const nowhere = { requestedUrl: null, finalUrl: null, redirects: [], status: null, headers: {}, fileName: '' };
const now = () => new Date().toISOString();

/** A page that was fetched. @param asked the address that somebody asked for */
export function fetchedPage(page: FetchedPage, asked: string, encoding?: string): Brought {
  const { url, contentType, bytes, redirects, status, headers } = page;
  const told = encoding ? { encoding } : {};
  return {
    material: { bytes, contentType, charset: charsetOf(contentType), name: '', address: url, ...told },
    seen: {
      ...{ how: 'fetched', requestedUrl: asked, finalUrl: url, redirects: [...redirects], status, fileName: '' },
      ...{ headers: { ...headers }, mediaType: typeOfAnswer(bytes, contentType), capturedAt: now() },
      bytes,
    },
  };
}

/** A page as a browser showed it. @param url where, as far as its sender says */
export function sentPage(html: string, url: string): Brought {
  const address = addressProblem(url) === null ? url : null;
  const bytes = Buffer.from(html, 'utf8');
  return {
    material: { html, address },
    seen: {
      ...{ ...nowhere, how: 'sent', requestedUrl: address, finalUrl: address, bytes },
      ...{ mediaType: 'text/html; charset=utf-8', capturedAt: now() },
    },
  };
}

/** A file that somebody brought. @param page which page, if it is an archive; from 0 */
export function broughtFile(bytes: Uint8Array, name: string, encoding: string, page = 0): Brought {
  const fileName = normalizeText(path.basename(name.replaceAll('\\', '/')).toWellFormed()).slice(0, 200);
  return {
    material: { bytes, ...(encoding && { encoding }), page, name, contentType: '', charset: '', address: null },
    seen: { ...nowhere, how: 'file', bytes, fileName, mediaType: typeOf(bytes, name), capturedAt: now() },
  };
}

/** What an answer is: what its sender says, unless the bytes are something else that people would get under its name. */
function typeOfAnswer(bytes: Uint8Array, contentType: string): string {
  const said = contentType.slice(0, 200);
  const found = typeOf(bytes, '');
  const isText = (type: string) => shownAs(type) !== null;
  const isOther = found !== UNKNOWN && !(isText(found) && isText(said)) && found !== mainTypeOf(said);
  return said === '' || isOther ? found : said;
}

function typeOf(bytes: Uint8Array, name: string): string {
  const found = fileTypeOf(bytes, { name });
  if (!('type' in found)) return UNKNOWN;
  return found.type === 'warc' && bytes[0] === 0x1f ? 'application/gzip' : types[found.type];
}
