import { intakeDoor } from '@/lib/door/intake-door';

export const POST = intakeDoor;
