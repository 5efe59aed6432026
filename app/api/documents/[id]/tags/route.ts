import { z } from 'zod';
import { readRoute } from '@/lib/http/route';
import { tagSheet } from '@/lib/tags/queries.server';

const params = z.object({ id: z.string() });

/** The tags of a document as they stand, and which text is its latest. */
export const GET = readRoute({ params }, ({ db, params: { id } }) => tagSheet(db, id));
