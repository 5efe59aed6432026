import { documentsCsv } from '@/lib/documents/export';
import { csvDoor } from '@/lib/exchange/door';

export const GET = csvDoor(documentsCsv);
export const HEAD = GET;
