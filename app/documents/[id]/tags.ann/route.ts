import { bratDoor } from '@/lib/tags/door';

export const GET = bratDoor;
export const HEAD = GET;
