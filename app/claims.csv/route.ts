import { claimsCsv } from '@/lib/claims/export.server';
import { csvHandler } from '@/lib/exchange/csv-handlers.server';

export const GET = csvHandler(claimsCsv);
export const HEAD = GET;
