import { z } from 'zod';
import { certainties, passages, stances, wordsOf } from '@/lib/words';

/** Pairs of code point offsets into one stored text: [start, end, start, end, …], ends excluded, ascending. */
export const spans = z
  .array(z.int().min(0))
  .max(200)
  .refine(
    (list) => list.length % 2 === 0 && list.every((at, i) => i === 0 || (i % 2 === 1 ? at > (list[i - 1] ?? 0) : at >= (list[i - 1] ?? 0))),
    'Spans are pairs of start and end, in order.',
  )
  .default([]);

/** How a text shows that a hop credits the one before it. */
export const newReading = z.object({
  cue: z.string().trim().max(200, 'A cue has at most 200 characters.').default(''),
  versionId: z.int().positive().nullable().default(null),
  sourceSpans: spans,
  cueSpans: spans,
  contentSpans: spans,
});

export const newHop = z.object({
  sourceId: z.int().positive(),
  /** Null: nobody here holds the document in which it stood. */
  documentId: z.int().positive().nullable().default(null),
  stance: z.enum(wordsOf(stances)).default('affirms'),
  certainty: z.enum(wordsOf(certainties)).nullable().default(null),
  /** Only with a document. */
  passage: z.enum(wordsOf(passages)).default('not_yet_looked_for'),
  versionId: z.int().positive().nullable().default(null),
  spans,
  /** Where it is read that this hop credits the one before it; not at the origin. */
  readings: z.array(newReading).max(20).default([]),
});

export const HOPS_LIMIT = 50;

/** A chain of one claim, origin first. */
export const newChain = z.object({
  claimId: z.int().positive(),
  hops: z.array(newHop).min(1, 'A chain needs at least one source.').max(HOPS_LIMIT, `A chain has at most ${HOPS_LIMIT} hops.`),
});
