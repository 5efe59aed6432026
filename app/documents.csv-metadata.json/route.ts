import { documentsCsv } from '@/lib/documents/export';
import { receiptDoor } from '@/lib/exchange/door';

export const GET = receiptDoor(documentsCsv);
export const HEAD = GET;
