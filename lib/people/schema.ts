import { z } from 'zod';
import { roles } from './permissions';

export const PASSWORD = { shortest: 10, longest: 128 } as const;

export const personName = z.string().trim().min(1, 'Enter your name.').max(200, 'A name has at most 200 characters.');
export const email = z
  .string()
  .trim()
  .max(320, 'An e-mail address has at most 320 characters.')
  .toLowerCase()
  .pipe(z.email('This is not an e-mail address.'));
export const password = z
  .string()
  .min(PASSWORD.shortest, `A password has at least ${PASSWORD.shortest} characters.`)
  .max(PASSWORD.longest, `A password has at most ${PASSWORD.longest} characters.`);
export const role = z.enum(roles);
export const sessionId = z.string().min(1).max(64);
export const personId = z.string().min(1).max(64);
const secret = z.string().min(20, 'This link is incomplete.').max(100, 'This link is not valid.');

export const invite = z.object({
  role,
  note: z.string().trim().max(200, 'A note has at most 200 characters.').default(''),
});
export const joining = z.object({ token: secret, name: personName, email, password });
export const newPassword = z.object({ token: secret, password });
export const passwordChange = z.object({
  current: z.string().min(1, 'Enter your current password.').max(PASSWORD.longest),
  next: password,
  /** Whether one's tokens end too. */
  tokens: z.boolean().default(false),
});
export const newToken = z.object({
  name: z.string().trim().min(1, 'Say what the token is for.').max(100, 'A name has at most 100 characters.'),
  role,
  expiresAt: z
    .string()
    .max(40, 'This is not a valid time.')
    .pipe(z.iso.datetime('This is not a valid time.'))
    .nullable()
    .default(null)
    .refine((text) => text === null || Date.parse(text) > Date.now(), 'This day is in the past.'),
});
export const settings = z.object({ read: z.enum(['anyone', 'members']) });
