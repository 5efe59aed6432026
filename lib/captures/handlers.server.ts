import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { getDb } from '@/lib/db';
import { documentList } from '@/lib/documents/table';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { askedTable, datedName } from '@/lib/exchange/asked-table.server';
import { bodyOf } from '@/lib/exchange/body-of.server';
import { writtenFile } from '@/lib/exchange/written-file.server';
import { recordNumber } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { answering } from '@/lib/http/answering';
import { charsetInPage, charsetOf, knownEncoding } from '@/lib/intake/decode.mjs';
import packageJson from '@/package.json';
import { endingOf, shownAs } from './as-shown';
import { mementoHeaders } from './memento';
import { type Copy, capturesOf, copyOf } from './queries.server';
import { shownPolicy } from './shown-policy';
import { captureStore } from './store.server';
import { copiesOfTable, sizeOfCopies } from './table-copies.server';
import { writeWacz } from './wacz.server';

/** How many copies of a document one file holds, and how many bytes of those of a table, before packing. */
const [MOST, LARGEST] = [10_000, 2_000_000_000];

type Props = { params: Promise<{ id: string; copy: string }> };

/**
 * GET and HEAD of a copy as it was seen, for a frame without any rights; with `as=source`, as text. What can only be
 * downloaded is 415.
 */
export const shownHandler = answering(async (request: Request, props: Props) => {
  const copy = await asked(props);
  const as = new URL(request.url).searchParams.get('as') ?? 'page';
  if (as !== 'page' && as !== 'source') throw invalid('“as” is page or source.', { as: 'It is page or source.' });
  const shown = shownAs(copy.mediaType);
  if (!shown) throw new DomainError('wrong type', 'A copy of this type cannot be shown here. Download it.');
  const bytes = await buffer((await opened(copy)).stream);
  const charset = charsetFor(bytes, copy.mediaType, shown === 'html');
  const type = shown === 'html' && as === 'page' ? 'text/html' : 'text/plain';
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: {
      'Content-Type': charset ? `${type}; charset=${charset}` : type,
      'Content-Security-Policy': shownPolicy,
      'X-Frame-Options': 'SAMEORIGIN',
      'X-Content-Type-Options': 'nosniff',
      'X-DNS-Prefetch-Control': 'off',
      'Cache-Control': 'no-store',
      ...mementoHeaders(copy),
    },
  });
});

/** GET and HEAD of the bytes of a copy, to be downloaded. */
export const bytesHandler = answering(async (request: Request, props: Props) => {
  const copy = await asked(props);
  const { size, stream } = await opened(copy);
  const { id } = await props.params;
  if (request.method === 'HEAD') stream.destroy();
  return new Response(request.method === 'HEAD' ? null : bodyOf(stream), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="document-${Number(id)}-copy-${copy.id}.${endingOf(copy.mediaType)}"`,
      'Content-Length': String(size),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...mementoHeaders(copy),
    },
  });
});

const NONE = 'There is no such copy of this document.';

async function asked({ params }: Props): Promise<Copy> {
  const { id, copy } = await params;
  const [documentId, captureId] = [recordNumber(id), recordNumber(copy)];
  const found = documentId && captureId ? await copyOf(await getDb(), documentId, captureId) : null;
  if (!found) throw notFound(NONE);
  return found;
}

async function opened(copy: Copy) {
  const found = await captureStore().open(copy.sha256);
  if (!found) throw notFound('The bytes of this copy are not here. Its hash and what is known of it are kept.');
  return found;
}

/** The encoding that its sender or the page names, or UTF-8 if it is that; blank where the browser may find out. */
function charsetFor(bytes: Uint8Array, mediaType: string, isPage: boolean): string {
  const named = knownEncoding(charsetOf(mediaType)) ?? (isPage ? knownEncoding(charsetInPage(bytes)) : null);
  return named ?? (isUtf8(bytes) ? 'utf-8' : '');
}

const waczHeaders = (name: string) => ({
  'Content-Type': 'application/wacz',
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'no-store',
});
const software = `Whence ${packageJson.version}`;

/** GET and HEAD of all copies of a document as a WACZ file. */
export const waczHandler = answering(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = recordNumber((await params).id);
  const db = await getDb();
  const found = id ? await capturesOf(db, id, MOST) : null;
  if (!found) throw notFound('There is no such document.');
  const { document, copies } = found;
  if (copies.length === 0) throw notFound('No copy is kept of this document.');
  const { title } = document;
  const content = { title, software, copies: copies.map((capture) => ({ title, capture })) };
  return writtenFile(request, db, waczHeaders(`document-${document.id}-copies.wacz`), (file) =>
    writeWacz(file, content, { signal: request.signal }),
  );
});

/** GET and HEAD of the copies of all documents of a table as a WACZ file. `?claim=` gives those of one claim. */
export const tableWaczHandler = answering(async (request) => {
  const db = await getDb();
  const { isFiltered, title, ...asked } = await askedTable(db, documentList, request.url);
  const bytes = await sizeOfCopies(db, asked);
  if (bytes > LARGEST)
    throw new DomainError(
      'too large',
      `These copies come to ${fileSize(bytes)}, and a file holds at most ${fileSize(LARGEST)}. Filter the table, and export it in parts.`,
    );
  return writtenFile(request, db, waczHeaders(datedName('copies', isFiltered, 'wacz')), (file) =>
    writeWacz(file, { title, software, copies: copiesOfTable(db, asked) }, { signal: request.signal }),
  );
});
