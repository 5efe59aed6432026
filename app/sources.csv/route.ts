import { csvHandler } from '@/lib/exchange/csv-handlers.server';
import { csvFiles } from '@/lib/tables.server';

export const GET = csvHandler(csvFiles.sources);
export const HEAD = GET;
