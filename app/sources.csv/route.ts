import { csvHandler } from '@/lib/exchange/csv-handlers.server';
import { sourcesCsv } from '@/lib/sources/export.server';

export const GET = csvHandler(sourcesCsv);
export const HEAD = GET;
