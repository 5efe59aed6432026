import { z } from 'zod';
import { newJudgement } from '@/lib/claims/schema';
import { topicName } from '@/lib/topics/schema';
import { BULK_LIMIT, chosenKinds } from './kinds';

const TOPICS_LIMIT = 20;

const { confidence, likelihood, status, reason } = newJudgement.shape;
const topics = z.array(topicName).max(TOPICS_LIMIT, `At most ${TOPICS_LIMIT} topics at once.`);
/** Without a status every claim keeps its own. */
const judge = z
  .strictObject({ confidence, likelihood, status: status.optional(), reason })
  .refine((judgement) => judgement.confidence !== 'none' || judgement.likelihood === null, {
    path: ['likelihood'],
    message: 'A claim that cannot be judged has no likelihood.',
  });

/** What is done to every claim that was chosen: one thing at a time. */
export const bulkChange = z
  .strictObject({
    status: status.optional(),
    addTopics: topics.optional(),
    removeTopics: topics.optional(),
    judge: judge.optional(),
    delete: z.literal(true).optional(),
    restore: z.literal(true).optional(),
  })
  .superRefine((change, context) => {
    const chosen = chosenKinds(change);
    if (chosen.length > 1) context.addIssue('One kind of change at a time.');
    if (chosen.length === 0) {
      const topicsOnly = change.addTopics !== undefined || change.removeTopics !== undefined;
      context.addIssue(topicsOnly ? 'Name a topic to add or remove.' : 'Say what is to be changed.');
    }
  });

const ids = z
  .array(z.int().positive())
  .min(1, 'Choose a claim first.')
  .max(BULK_LIMIT, `At most ${BULK_LIMIT.toLocaleString('en')} claims are edited at once.`);

/** Which claims: these, or all that the table of this address shows. */
const target = { ids: ids.optional(), query: z.string().max(4000).optional() };
const oneTarget = ({ ids, query }: { ids?: unknown; query?: unknown }) => (ids === undefined) !== (query === undefined);
const ONE_TARGET = 'Say which claims: their ids, or the query of a table.';

export const bulkPreviewInput = z.strictObject({ ...target, change: bulkChange }).refine(oneTarget, ONE_TARGET);

export const bulkInput = z
  .strictObject({
    ...target,
    /** How many claims the preview showed. */
    expected: z.int().nonnegative().optional(),
    change: bulkChange,
  })
  .refine(oneTarget, ONE_TARGET);

export type BulkChange = z.output<typeof bulkChange>;
export type BulkTarget = { readonly ids?: readonly number[] | undefined; readonly query?: string | undefined };
