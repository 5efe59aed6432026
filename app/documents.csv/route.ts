import { documentsCsv } from '@/lib/documents/export.server';
import { csvHandler } from '@/lib/exchange/csv-handlers.server';

export const GET = csvHandler(documentsCsv);
export const HEAD = GET;
