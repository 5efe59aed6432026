import { z } from 'zod';
import { reliabilities, sourceKinds, wordsOf } from '@/lib/words';

export const NAME_LIMIT = 200;

export const newSource = z.object({
  name: z.string().trim().min(1, 'Give the source a name.').max(NAME_LIMIT, `A name has at most ${NAME_LIMIT} characters.`),
  kind: z.enum(wordsOf(sourceKinds), 'Choose what kind of source it is.'),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case letters, digits and single hyphens only.')
    .max(120)
    .optional(),
  description: z.string().trim().max(2000, 'A description has at most 2,000 characters.').default(''),
  ownerId: z.int().positive().nullable().default(null),
  aliases: z.array(z.string().trim().min(1).max(NAME_LIMIT)).max(50).default([]),
  domains: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(50).default([]),
});

export const newGrade = z.object({
  sourceId: z.int().positive(),
  grade: z.enum(wordsOf(reliabilities)).nullable(),
  reason: z.string().trim().min(1, 'Say why.').max(2000, 'A reason has at most 2,000 characters.'),
});
