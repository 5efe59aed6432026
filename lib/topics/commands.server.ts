import { z } from 'zod';
import { defineCommand } from '@/lib/commands/command';
import type { Ledger } from '@/lib/commands/ledger';
import { topicKey } from '@/lib/commands/names';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { conflict, DomainError, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { counted } from '@/lib/format/number';
import { slugOf, unusedSlug } from '@/lib/format/slug';
import { Prisma } from '@/prisma/generated/client';
import { deletedTopic, mergedTopics, renamedTopic } from './schema';

/** Gives a topic another name. Its address stays. */
export const renameTopic = defineCommand({
  name: 'topics.rename',
  permission: 'topics.write',
  input: renamedTopic,
  async run({ tx, ledger }, { id, name }) {
    await ledger.hold('topic', id);
    const twin = await namedTopic(tx, name, id);
    if (twin) {
      const message = `There is already a topic “${twin.name}”. Merge this one into it instead.`;
      throw new DomainError('conflict', message, { name: message }, { topicId: twin.id });
    }
    await ledger.update('topic', id, { name });
    return { id, name };
  },
});

/** Every claim of one topic gets the other instead. The first one is removed. */
export const mergeTopics = defineCommand({
  name: 'topics.merge',
  permission: 'topics.write',
  input: mergedTopics,
  async run({ tx, ledger }, { fromId, intoId }) {
    const held = await ledger.read('topic', [fromId, intoId]);
    if (held.length < 2) throw notFound('There is no such topic.');
    const on = await tx.claimTopic.findMany({
      where: { topicId: fromId },
      select: { claimId: true },
      orderBy: { claimId: 'asc' },
    });
    const claims = await ledger.read(
      'claim',
      on.map(({ claimId }) => claimId),
    );
    await ledger.updateMany(
      'claim',
      claims.map(({ id, topicIds }) => ({
        id,
        topicIds: [...new Set([...topicIds.filter((topic) => topic !== fromId), intoId])].sort((a, b) => a - b),
      })),
    );
    await ledger.remove('topic', [fromId]);
    return { id: intoId, claims: claims.length };
  },
});

/** Only for a topic that no claim has. Deleted claims count, since they can be restored. */
export const deleteTopic = defineCommand({
  name: 'topics.delete',
  permission: 'topics.write',
  input: deletedTopic,
  async run({ tx, ledger }, { id }) {
    const { name } = await ledger.hold('topic', id);
    const used = await tx.claimTopic.count({ where: { topicId: id } });
    if (used > 0)
      throw conflict(
        `${counted(used, ['claim has', 'claims have'])} the topic “${name}”, deleted claims included. Merge it into another topic instead.`,
      );
    await ledger.remove('topic', [id]);
    return { id };
  },
});

/** The topics with these names, each once. Those that do not exist yet are created. */
export async function topicIdsOf(tx: Tx, ledger: Ledger, names: readonly string[]): Promise<number[]> {
  const ids = new Set<number>();
  for (const name of names)
    ids.add(
      (await namedTopic(tx, name))?.id ?? (await ledger.insert('topic', { name, slug: await freeSlug(tx, name) })),
    );
  return [...ids];
}

/**
 * The topic with this name. A renamed topic keeps its address, so the name decides. “DeepSeek V4” and “deepseek-v4” are
 * one topic, “C” and “C++” are two.
 */
export async function namedTopic(
  tx: Tx,
  name: string,
  exceptId = 0,
): Promise<{ id: number; name: string } | undefined> {
  return rowFrom(
    tx,
    z.object({ id: z.int(), name: z.string() }),
    Prisma.sql`SELECT id, name FROM topic WHERE ${topicKey(Prisma.sql`name_key`)} = ${topicKey(Prisma.sql`${fold(name)}::text`)} AND id <> ${exceptId}::int
      ORDER BY id LIMIT 1`,
  );
}

const freeSlug = (tx: Tx, name: string): Promise<string> => freeTopicSlug(tx, slugOf(name, 'topic'));

/** This address for a topic, with a number if it is taken. */
export async function freeTopicSlug(tx: Tx, base: string): Promise<string> {
  const rows = await tx.topic.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  return unusedSlug(
    base,
    rows.map(({ slug }) => slug),
  );
}
