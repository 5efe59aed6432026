import { claimsCsv } from '@/lib/claims/export';
import { receiptDoor } from '@/lib/exchange/door';

export const GET = receiptDoor(claimsCsv);
export const HEAD = GET;
