import { z } from 'zod';
import { claimStatuses, wordsOf } from '@/lib/words';

export const STATEMENT_LIMIT = 1000;
export const TOPIC_LIMIT = 100;

export const newClaim = z.object({
  statement: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'Say what is claimed.')
        .max(STATEMENT_LIMIT, `A statement has at most ${STATEMENT_LIMIT.toLocaleString('en')} characters.`),
    ),
  status: z.enum(wordsOf(claimStatuses)).default('unverified'),
  topics: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'A topic needs a name.')
        .max(TOPIC_LIMIT)
        .refine((name) => !name.includes(';'), 'A topic has no «;».'),
    )
    .max(50)
    .default([]),
});
