import { xlsxHandler } from '@/lib/exchange/file-handlers.server';
import { csvFiles } from '@/lib/tables.server';

export const GET = xlsxHandler(csvFiles.documents);
export const HEAD = GET;
