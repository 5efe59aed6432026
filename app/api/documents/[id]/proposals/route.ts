import { z } from 'zod';
import { recordId } from '@/lib/http/record-id';
import { readRoute } from '@/lib/http/route';
import { readerOf } from '@/lib/people/session.server';
import { proposeFor } from '@/lib/tags/propose.server';

const query = z.object({ version: recordId('“version” is the number of a stored text.') });

/** Who says what in a stored text, as it is proposed: `?version=12`. */
export const GET = readRoute(
  { query, missing: 'There is no such text.' },
  async ({ db, request, query: { version } }) => proposeFor(db, version, await readerOf(request.headers)),
);
