import { claimsCsv } from '@/lib/claims/export';
import { csvDoor } from '@/lib/exchange/door';

export const GET = csvDoor(claimsCsv);
export const HEAD = GET;
