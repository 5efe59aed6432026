import { claimsCsv } from '@/lib/claims/export.server';
import { receiptHandler } from '@/lib/exchange/csv-handlers.server';

export const GET = receiptHandler(claimsCsv);
export const HEAD = GET;
