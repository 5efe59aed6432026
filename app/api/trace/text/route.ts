import { normalizeText } from '@/lib/documents/rules';
import { notFound } from '@/lib/errors';
import { sendRoute } from '@/lib/http/route';
import { readText } from '@/lib/tracing/read-text.server';
import { textToRead } from '@/lib/tracing/schema';

const allowed = { permission: 'documents.write', what: 'add documents' } as const;

/** What a text that is not stored says for a link: where it says it, and whom it credits. Nothing is stored. */
export const POST = sendRoute(
  { limit: 'write', allowed, body: textToRead },
  async ({ db, actor, body: { linkId, text, publisher } }) => {
    const read = await readText(db, linkId, normalizeText(text), publisher, actor.id);
    if (!read) throw notFound('There is no such link.');
    return read;
  },
);
