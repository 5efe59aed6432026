import { webAnnotationDoor } from '@/lib/tags/door';

export const GET = webAnnotationDoor;
export const HEAD = GET;
