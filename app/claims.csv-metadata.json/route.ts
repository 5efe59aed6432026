import { claimsCsv } from '@/lib/claims/export';
import { receiptDoor } from '@/lib/csv-door';

export const GET = receiptDoor(claimsCsv);
export const HEAD = GET;
