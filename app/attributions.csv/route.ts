import { attributionsCsv } from '@/lib/claims/attribution-export.server';
import { csvHandler } from '@/lib/exchange/csv-handlers.server';

export const GET = csvHandler(attributionsCsv);
export const HEAD = GET;
