import type { z } from 'zod';
import { type CommandContext, defineCommand, type Tx } from '@/lib/commands/command';
import { invalid } from '@/lib/errors';
import { newChain, type newHop, type newReading } from './schema';

type Hop = z.output<typeof newHop>;
type Reading = z.output<typeof newReading>;

/** Adds a chain to a claim; utterances and attributions that are already there are used again. */
export const addChain = defineCommand({
  name: 'chains.add',
  permission: 'chains.write',
  input: newChain,
  async run(context, { claimId, hops }) {
    await context.ledger.hold('claim', claimId);
    const utteranceIds: number[] = [];
    for (const hop of hops) {
      const id = await utteranceOf(context, claimId, hop);
      const upstreamId = utteranceIds.at(-1);
      if (upstreamId === id) throw invalid('A source cannot credit itself in one and the same place.');
      if (upstreamId !== undefined) await attributionOf(context, claimId, id, upstreamId, hop.readings);
      utteranceIds.push(id);
    }
    return { utteranceIds };
  },
});

async function utteranceOf({ tx, ledger }: CommandContext, claimId: number, hop: Hop): Promise<number> {
  const there = await findUtterance(tx, claimId, hop);
  if (there !== undefined) return there;
  const { readings: _, passage, ...fields } = hop;
  return ledger.insert('utterance', { ...fields, claimId, passage: hop.documentId === null ? null : passage });
}

/** A hop without a document means what this source is known to have said: unobserved first, else the document of it that we hold. */
async function findUtterance(tx: Tx, claimId: number, { sourceId, documentId }: Hop): Promise<number | undefined> {
  const there = await tx.utterance.findMany({
    where: { claimId, sourceId },
    select: { id: true, documentId: true },
    orderBy: { id: 'asc' },
  });
  const same = there.find((utterance) => utterance.documentId === documentId);
  return (same ?? (documentId === null ? there[0] : undefined))?.id;
}

async function attributionOf(
  { tx, ledger }: CommandContext,
  claimId: number,
  downstreamId: number,
  upstreamId: number,
  readings: readonly Reading[],
) {
  const key = { downstreamId, upstreamId };
  const there = await tx.attribution.findUnique({ where: { downstreamId_upstreamId: key }, select: { id: true } });
  const attributionId = there?.id ?? (await ledger.insert('attribution', { ...key, claimId }));
  await ledger.insertMany(
    'reading',
    readings.map((reading) => ({ ...reading, attributionId })),
  );
}
