import { z } from 'zod';
import { TYPED_LIMIT, visible } from '@/lib/format/squeeze';

export const TOPIC_LIMIT = 100;

const tooLong = `The name of a topic has at most ${TOPIC_LIMIT} characters.`;
const id = z.int().positive();

export const topicName = z
  .string('A topic needs a name.')
  .max(TYPED_LIMIT, tooLong)
  .transform(visible)
  .pipe(
    z
      .string()
      .min(1, 'A topic needs a name.')
      .max(TOPIC_LIMIT, tooLong)
      .refine((name) => !name.includes(';'), 'A topic cannot contain “;”.'),
  );

export const renamedTopic = z.object({ id, name: topicName });
export const mergedTopics = z
  .object({ fromId: id, intoId: z.int('Choose the topic to merge into.').positive() })
  .refine(({ fromId, intoId }) => fromId !== intoId, {
    path: ['intoId'],
    message: 'A topic cannot be merged into itself.',
  });
export const deletedTopic = z.object({ id });
