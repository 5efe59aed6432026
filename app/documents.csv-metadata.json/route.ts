import { receiptDoor } from '@/lib/csv-door';
import { documentsCsv } from '@/lib/documents/export';

export const GET = receiptDoor(documentsCsv);
export const HEAD = GET;
