import { toast } from '@/components/forms/toasts';
import { forgetThisPerson } from '@/components/person';
import { signOut } from './sign-in';

/** Signs this person out, removes what they left on this device, and goes to the first page. */
export async function leave(): Promise<void> {
  const refusal = await signOut();
  if (refusal) return toast(refusal.title, { tone: 'error' });
  forgetThisPerson();
  location.assign('/claims');
}
