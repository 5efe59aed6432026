import { defineCommand } from '@/lib/commands/command';
import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import { topicIdsOf } from '@/lib/topics/commands';
import { newClaim } from './schema';

/** Makes a claim; topics that are not there yet are made with it. */
export const createClaim = defineCommand({
  name: 'claims.create',
  permission: 'claims.write',
  input: newClaim,
  async run({ tx, ledger }, { statement, status, topics }) {
    const base = slugOf(statement, 'claim');
    const taken = await tx.claim.findUnique({ where: { slug: base }, select: { id: true } });
    const fields = { statement, statementKey: fold(statement), status, topicIds: await topicIdsOf(tx, ledger, topics) };
    // A slug that is taken gets the new claim's own number, which nobody else can have.
    if (!taken) return { id: await ledger.insert('claim', { ...fields, slug: base }), slug: base };
    const [{ id } = { id: 0 }] = await tx.$queryRaw<{ id: number }[]>`SELECT nextval('claim_id_seq')::int AS id`;
    const slug = `${base}-${id}`;
    return { id: await ledger.insert('claim', { ...fields, id, slug }), slug };
  },
});
