import { csvDoor } from '@/lib/csv-door';
import { documentsCsv } from '@/lib/documents/export';

export const GET = csvDoor(documentsCsv);
export const HEAD = GET;
