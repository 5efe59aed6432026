import { z } from 'zod';
import { readRoute } from '@/lib/http/route';
import { findRecords } from '@/lib/palette/find.server';
import { FIND_LIMIT } from '@/lib/palette/found';

const query = z.object({
  q: z
    .string('“q” is what to look for.')
    .trim()
    .min(1, '“q” is what to look for.')
    .max(FIND_LIMIT, `“q” has at most ${FIND_LIMIT} characters.`),
});

/** The claims, sources, documents and topics that a text may mean: `?q=…`. */
export const GET = readRoute({ query }, ({ db, query: { q } }) => findRecords(db.pool, q));
