import { receiptDoor } from '@/lib/exchange/door';
import { sourcesCsv } from '@/lib/sources/export';

export const GET = receiptDoor(sourcesCsv);
export const HEAD = GET;
