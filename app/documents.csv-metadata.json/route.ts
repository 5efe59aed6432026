import { receiptHandler } from '@/lib/exchange/csv-handlers.server';
import { csvFiles } from '@/lib/tables.server';

export const GET = receiptHandler(csvFiles.documents);
export const HEAD = GET;
