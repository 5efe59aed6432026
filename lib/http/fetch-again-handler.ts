import { z } from 'zod';
import { fetchAgain } from '@/lib/captures/fetch-again.server';
import { bringingIn } from '@/lib/intake/intake-queues.server';
import { recordId } from './record-id';
import { sendRoute } from './route';

const allowed = { permission: 'documents.write', what: 'fetch pages' } as const;
const params = z.object({ id: recordId('There is no such document.') });

/**
 * `POST /api/documents/<id>/fetch-again`: what the page of a document says now. What was seen is held for a day; no
 * record is changed.
 */
export const fetchAgainHandler = sendRoute(
  { limit: 'intake', allowed, params },
  async ({ request, db, actor, params: { id } }) => {
    const end = bringingIn.take(actor.id);
    try {
      return await fetchAgain(db, id, { who: actor.id, signal: request.signal });
    } finally {
      end();
    }
  },
);
