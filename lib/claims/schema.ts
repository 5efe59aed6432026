import { z } from 'zod';
import { choices } from '@/lib/choices';
import { TYPED_LIMIT, visible } from '@/lib/format/squeeze';
import { reasonGiven } from '@/lib/reason';
import { topicName } from '@/lib/topics/schema';
import { claimStatuses, confidences, likelihoods, wordsOf } from '@/lib/vocabulary';

export { TOPIC_LIMIT } from '@/lib/topics/schema';

export const STATEMENT_LIMIT = 1000;
/** How many claims one command may delete or bring back. */
const BULK_LIMIT = 10_000;

const id = z.int().positive();
const version = z.int().positive();

const tooLong = `A statement has at most ${STATEMENT_LIMIT.toLocaleString('en')} characters.`;
/** What is claimed, on one line. */
export const statement = z
  .string('Say what is claimed.')
  .max(TYPED_LIMIT, tooLong)
  .transform(visible)
  .pipe(z.string().min(1, 'Say what is claimed.').max(STATEMENT_LIMIT, tooLong));

const status = z.enum(wordsOf(claimStatuses), 'Choose a status.');
const topics = z.array(topicName).max(50, 'A claim has at most 50 topics.');

/** A claim that says the same is there, and this one shall stand beside it; or what was chosen when that was asked. */
const repeated = { allow_same: z.boolean().default(false), choices: choices };

export const newClaim = z.object({
  statement,
  status: status.default('unverified'),
  topics: topics.default([]),
  ...repeated,
});

/** What is left out stays as it is. */
export const editedClaim = z.object({
  id,
  version: version.optional(),
  statement: statement.optional(),
  status: status.optional(),
  topics: topics.optional(),
  ...repeated,
});

export const someClaims = z.object({
  ids: z
    .array(id)
    .min(1, 'Choose at least one claim.')
    .max(BULK_LIMIT, `At most ${BULK_LIMIT.toLocaleString('en')} claims at once.`),
});

export const mergedClaims = z
  .object({
    fromId: id,
    intoId: z.int('Choose the claim to merge into.').positive(),
    /** What the person saw; `version` is that of the claim that is merged away. */
    version: version.optional(),
    versions: z.object({ from: version.optional(), into: version.optional() }).default({}),
  })
  .refine(({ fromId, intoId }) => fromId !== intoId, {
    path: ['intoId'],
    message: 'A claim cannot be merged into itself.',
  });

export const splitClaim = z.object({
  id,
  version: version.optional(),
  statement,
  /** Left out: the same topics. */
  topics: topics.optional(),
  utteranceIds: z.array(id).min(1, 'Choose who says the new claim.').max(BULK_LIMIT),
  ...repeated,
});

export const newJudgement = z
  .object({
    claimId: id,
    confidence: z.enum(wordsOf(confidences), 'Choose how good the basis is.'),
    likelihood: z.enum(wordsOf(likelihoods), 'Choose how likely it is.').nullable(),
    status,
    reason: reasonGiven('Say why: others will rely on it.'),
  })
  .refine(({ confidence, likelihood }) => confidence !== 'none' || likelihood === null, {
    path: ['likelihood'],
    message: 'A claim that cannot be judged has no likelihood.',
  });
