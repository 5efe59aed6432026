import { cookies } from 'next/headers';
import { getDb } from '@/lib/db';
import { DEMO_LINE, preferenceOf } from '@/lib/preference-cookies';
import { showsDemo } from './made.server';

/** Whether the claims table is to say that it shows the demonstration: it does, and nobody hid that on this device. */
export async function wantsDemoLine(): Promise<boolean> {
  if (preferenceOf(await cookies(), DEMO_LINE) !== undefined) return false;
  return showsDemo((await getDb()).pool);
}
