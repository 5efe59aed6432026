import { attributionsCsv } from '@/lib/claims/attribution-export';
import { csvDoor } from '@/lib/exchange/door';

export const GET = csvDoor(attributionsCsv);
export const HEAD = GET;
