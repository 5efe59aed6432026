import { recogniseAddress } from '@/lib/documents/publisher.server';
import { readRoute } from '@/lib/http/route';

/** What an address tells us: its publisher, by the domain, and the document already stored for it. `?url=…` */
export const GET = readRoute({}, ({ db, search }) => recogniseAddress(db, (search.get('url') ?? '').trim()));
