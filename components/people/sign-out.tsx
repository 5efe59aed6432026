'use client';

import { toast } from '@/components/forms/toasts';
import { forgetThisPerson } from '@/components/person';
import { signOut } from './sign-in';

export function SignOut({ className = 'button' }: { className?: string }) {
  const leave = async () => {
    const refusal = await signOut();
    if (refusal) return toast(refusal.title, { tone: 'error' });
    forgetThisPerson();
    location.assign('/claims');
  };
  return (
    <button type="button" className={className} onClick={leave}>
      Sign out
    </button>
  );
}
