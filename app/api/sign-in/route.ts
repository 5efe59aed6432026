import { signIn } from '@/lib/door/sign-in';

export const POST = signIn;
