import { recogniseAddress } from '@/lib/documents/publisher.server';
import { readRoute } from '@/lib/http/route';

/** What the address `?url=…` tells: its publisher by the domain, and the document that has it already. */
export const GET = readRoute({}, ({ db, search }) => recogniseAddress(db.pool, (search.get('url') ?? '').trim()));
