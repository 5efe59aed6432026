import { previewDoor } from '@/lib/door/preview-door';

export const POST = previewDoor;
