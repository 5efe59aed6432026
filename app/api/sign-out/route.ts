import { signOut } from '@/lib/door/sign-in';

export const POST = signOut;
