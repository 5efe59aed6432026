import { csvDoor } from '@/lib/exchange/door';
import { sourcesCsv } from '@/lib/sources/export';

export const GET = csvDoor(sourcesCsv);
export const HEAD = GET;
