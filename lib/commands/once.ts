import { createHash } from 'node:crypto';
import { z } from 'zod';
import { reasonOf } from '@/lib/db/errors';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { conflict, DomainError } from '@/lib/errors';
import { Prisma } from '@/prisma/generated/client';

/** The sender's key for one command, so that sending it again does not do it twice. */
export type Once = { readonly personId: string; readonly key: string; readonly hash: string };

/** How long a command waits for another one with the same key. */
const LONGEST_WAIT_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';
const stillAtWork = () =>
  new DomainError(
    'unavailable',
    'The same is still being done, as it was sent before. Ask again in a while; it is done once.',
    {},
    { retryAfter: 10 },
  );

/** Longer answers are not kept. */
const LONGEST = 100_000;

/** @param sent command, input and reason: the same key with anything else is refused */
export const onceOf = (personId: string, key: string, sent: unknown): Once => ({
  personId,
  key,
  hash: createHash('sha256').update(JSON.stringify(sent), 'utf8').digest('hex'),
});

/**
 * Takes the key for this transaction. Another command with the same key waits until the transaction has ended.
 * @returns what was answered when the same was done before, else null: then it is to be done now
 * @throws DomainError `conflict` for a key that stands for something else, or whose answer was not kept
 */
export async function answeredBefore<T>(tx: Tx, { personId, key, hash }: Once): Promise<T | null> {
  await tx.$executeRaw`
    DELETE FROM answered WHERE ctid IN (SELECT ctid FROM answered WHERE created_at < now() - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED)`;
  await tx.$executeRaw`SELECT set_config('lock_timeout', ${String(LONGEST_WAIT_MS)}, true)`;
  const taken = await tx.$executeRaw`
    INSERT INTO answered (person_id, key, hash) VALUES (${personId}, ${key}, ${hash}) ON CONFLICT DO NOTHING`.catch(
    (error: unknown) => {
      throw reasonOf(error).state === LOCK_NOT_AVAILABLE ? stillAtWork() : error;
    },
  );
  await tx.$executeRaw`SELECT set_config('lock_timeout', '0', true)`;
  if (taken === 1) return null;
  const there = await rowFrom(
    tx,
    z.object({ hash: z.string(), answer: z.custom<T | null>() }),
    Prisma.sql`SELECT hash, answer FROM answered WHERE person_id = ${personId} AND key = ${key}`,
  );
  if (there?.hash !== hash)
    throw conflict('This Idempotency-Key was used for another command already. Nothing was changed; take a new one.');
  if (there.answer === null)
    throw conflict('This was done already, and its answer is shown only once. Nothing was changed now.');
  return there.answer;
}

/** Keeps the answer beside the key. */
export async function keepAnswer(tx: Tx, { personId, key }: Once, answer: unknown): Promise<void> {
  const text = JSON.stringify(answer);
  if (text.length > LONGEST) return;
  await tx.$executeRaw`UPDATE answered SET answer = ${text}::jsonb WHERE person_id = ${personId} AND key = ${key}`;
}
