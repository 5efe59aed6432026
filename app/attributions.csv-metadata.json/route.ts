import { attributionsCsv } from '@/lib/claims/attribution-export.server';
import { receiptHandler } from '@/lib/exchange/csv-handlers.server';

export const GET = receiptHandler(attributionsCsv);
export const HEAD = GET;
