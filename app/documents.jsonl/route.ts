import { jsonLinesHandler } from '@/lib/exchange/file-handlers.server';
import { csvFiles } from '@/lib/tables.server';

export const GET = jsonLinesHandler(csvFiles.documents);
export const HEAD = GET;
