import { csvHandler } from '@/lib/exchange/csv-handlers.server';
import { csvFiles } from '@/lib/tables.server';

export const GET = csvHandler(csvFiles.claims);
export const HEAD = GET;
