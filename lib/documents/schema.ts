import { z } from 'zod';
import { documentKinds, documentStates, wordsOf } from '@/lib/words';

export const TITLE_LIMIT = 500;
export const TEXT_LIMIT = 2_000_000;

export const newDocument = z.object({
  title: z.string().trim().min(1, 'Give the document a title.').max(TITLE_LIMIT, `A title has at most ${TITLE_LIMIT} characters.`),
  sourceId: z.int().positive('Say who published it.'),
  url: z
    .url({ protocol: /^https?$/, error: 'Give a full address that begins with https:// or http://.' })
    .max(2000)
    .nullable()
    .default(null),
  kind: z.enum(wordsOf(documentKinds)).default('article'),
  authors: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  publishedAt: z.coerce.date().nullable().default(null),
  publishedPrecision: z.enum(['day', 'minute']).default('day'),
  state: z.enum(wordsOf(documentStates)).default('live'),
  stateNote: z.string().trim().max(2000).default(''),
});

export const newVersion = z.object({
  documentId: z.int().positive(),
  text: z.string().min(1, 'The text is empty.').max(TEXT_LIMIT, 'The text has more than 2,000,000 characters.'),
});
