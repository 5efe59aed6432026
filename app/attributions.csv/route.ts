import { csvHandler } from '@/lib/exchange/csv-handlers.server';
import { csvFiles } from '@/lib/tables.server';

export const GET = csvHandler(csvFiles.attributions);
export const HEAD = GET;
