import { documentsCsv } from '@/lib/documents/export.server';
import { receiptHandler } from '@/lib/exchange/csv-handlers.server';

export const GET = receiptHandler(documentsCsv);
export const HEAD = GET;
