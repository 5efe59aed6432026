import { z } from 'zod';
import { recordId } from '@/lib/http/record-id';
import { readRoute } from '@/lib/http/route';
import { readerOf } from '@/lib/people/session.server';
import { traceLink } from '@/lib/tracing/queries.server';
import { readDocument } from '@/lib/tracing/read-text.server';

const query = z.object({
  link: recordId('“link” is the number of a link.'),
  document: recordId('“document” is the number of a document.').optional(),
});

/**
 * What helps to find where the credited source of a link says it: `?link=12`; with `&document=34`, what that document
 * says of it.
 */
export const GET = readRoute(
  { query, missing: 'There is no such link, or this document has no text.' },
  async ({ db, request, query: { link, document } }) =>
    document === undefined ? traceLink(db, link) : readDocument(db, link, document, await readerOf(request.headers)),
);
