import { attributionsCsv } from '@/lib/claims/attribution-export';
import { receiptDoor } from '@/lib/exchange/door';

export const GET = receiptDoor(attributionsCsv);
export const HEAD = GET;
