import { textDoor } from '@/lib/tags/door';

export const GET = textDoor;
export const HEAD = GET;
