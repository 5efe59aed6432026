import { z } from 'zod';
import { getChange } from '@/lib/history/detail.server';
import { recordId } from '@/lib/http/record-id';
import { readRoute } from '@/lib/http/route';

const missing = 'There is no such change.';
const params = z.object({ id: recordId(missing) });

/** The first records of a change, for the details beside the table. */
export const GET = readRoute({ params, missing }, async ({ db, actor, params: { id } }) =>
  getChange(db.pool, await actor(), id),
);
