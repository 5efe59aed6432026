import { attributionsCsv } from '@/lib/claims/attribution-export';
import { csvDoor } from '@/lib/csv-door';

export const GET = csvDoor(attributionsCsv);
export const HEAD = GET;
