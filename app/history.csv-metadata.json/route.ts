import { receiptHandler } from '@/lib/exchange/csv-handlers.server';
import { historyCsvFor } from '@/lib/history/export.server';
import { currentActor } from '@/lib/people/session.server';

export const GET = async (request: Request) => receiptHandler(historyCsvFor(await currentActor()))(request);
export const HEAD = GET;
