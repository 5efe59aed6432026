import { csvDoor } from '@/lib/exchange/door';
import { historyCsvFor } from '@/lib/history/export';
import { currentActor } from '@/lib/people/session';

export const GET = async (request: Request) => csvDoor(historyCsvFor(await currentActor()))(request);
export const HEAD = GET;
