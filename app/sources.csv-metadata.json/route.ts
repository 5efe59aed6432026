import { receiptHandler } from '@/lib/exchange/csv-handlers.server';
import { sourcesCsv } from '@/lib/sources/export.server';

export const GET = receiptHandler(sourcesCsv);
export const HEAD = GET;
