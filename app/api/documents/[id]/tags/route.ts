import { z } from 'zod';
import { readRoute } from '@/lib/http/route';
import { tagSheet } from '@/lib/tags/queries.server';

const params = z.object({ id: z.string() });

/** The current tags of a document, and the number of its latest text. */
export const GET = readRoute({ params }, ({ db, params: { id } }) => tagSheet(db, id));
