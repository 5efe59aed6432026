import { defineCommand, type Tx } from '@/lib/commands/command';
import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import { newClaim } from './schema';

/** Makes a claim; topics that are not there yet are made with it. */
export const createClaim = defineCommand({
  name: 'claims.create',
  permission: 'claims.write',
  input: newClaim,
  async run({ tx, touch, record }, { statement, status, topics }) {
    const base = slugOf(statement, 'claim');
    const taken = await tx.claim.findUnique({ where: { slug: base }, select: { id: true } });
    const topicIds = await topicIdsOf(tx, topics);
    const data = { statement, statementKey: fold(statement), status, topics: { create: topicIds.map((topicId) => ({ topicId })) } };
    // A slug that is taken gets the new claim's own number, which nobody else can have.
    let claim = await tx.claim.create({
      data: { ...data, slug: taken ? `new-${crypto.randomUUID()}` : base },
      select: { id: true, slug: true },
    });
    if (taken)
      claim = await tx.claim.update({ where: { id: claim.id }, data: { slug: `${base}-${claim.id}` }, select: { id: true, slug: true } });
    touch(claim.id);
    record({ entity: 'claim', id: claim.id, label: statement, before: null, after: { slug: claim.slug, statement, status, topics } });
    return claim;
  },
});

async function topicIdsOf(tx: Tx, names: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const slug = slugOf(name, 'topic');
    const topic = await tx.topic.upsert({ where: { slug }, create: { slug, name }, update: {}, select: { id: true } });
    ids.push(topic.id);
  }
  return [...new Set(ids)];
}
