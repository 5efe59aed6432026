import { z } from 'zod';
import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { DomainError, notFound } from '@/lib/errors';
import { madeByDemo } from './made.server';
import { type DemoPlan, demoPlan } from './plan.server';
import { recordsInWords, totalOf } from './removal';

const count = z.int().min(0);

/** Takes the demonstration out, as one change: all that it made and that nothing of other people’s needs. */
export const removeDemo = defineCommand({
  name: 'demo.remove',
  permission: 'demo.remove',
  /** What the person was told would go. */
  input: z.object({ expected: z.object({ claims: count, documents: count, sources: count }).optional() }),
  async run(context, { expected }) {
    const { tx, ledger } = context;
    await lockTexts(tx);
    await ledger.lockClaims((await madeByDemo(tx)).get('claim') ?? []);
    const plan = await demoPlan(tx);
    if (totalOf(plan.goes) === 0) throw notFound('There is no demonstration to remove.');
    if (expected && recordsInWords(expected) !== recordsInWords(plan.goes))
      throw new DomainError(
        'stale',
        `Others have changed something since you looked: ${recordsInWords(plan.goes)} would go now. Nothing was removed. Look again.`,
        {},
        { current: plan.goes },
      );
    await removeClaims(context, plan);
    const deletedAt = new Date().toISOString();
    for (const entity of ['document', 'source'] as const) {
      const there = await ledger.read(entity, plan.going[entity]);
      await ledger.updateMany(
        entity,
        there.filter((record) => !record.deletedAt).map(({ id }) => ({ id, deletedAt })),
      );
    }
    await removeTopics(context, plan);
    return { removed: plan.goes, kept: plan.stays };
  },
});

/** A source or document can go only when no utterance refers to it, so the chains go before their claims. */
async function removeClaims({ tx, ledger }: CommandContext, { going }: DemoPlan): Promise<void> {
  const inClaims = { claimId: { in: [...going.claim] } };
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
  const select = { id: true } as const;
  await ledger.remove('reading', idsOf(await tx.reading.findMany({ where: { attribution: inClaims }, select })));
  await ledger.remove('attribution', idsOf(await tx.attribution.findMany({ where: inClaims, select })));
  await ledger.remove('dependenceLink', idsOf(await tx.dependenceLink.findMany({ where: inClaims, select })));
  await ledger.remove('judgement', idsOf(await tx.judgement.findMany({ where: inClaims, select })));
  await ledger.remove('traceAnswer', idsOf(await tx.traceAnswer.findMany({ where: { utterance: inClaims }, select })));
  await ledger.remove('utterance', idsOf(await tx.utterance.findMany({ where: inClaims, select })));
  const deletedAt = new Date().toISOString();
  const claims = await ledger.read('claim', going.claim);
  await ledger.updateMany(
    'claim',
    claims.map((claim) => ({ id: claim.id, topicIds: [], deletedAt: claim.deletedAt ?? deletedAt })),
  );
}

/** Topics that it made and that no claim has any more. */
async function removeTopics({ tx, ledger }: CommandContext, { made }: DemoPlan): Promise<void> {
  const ids = [...(made.get('topic') ?? [])];
  const used = await tx.claimTopic.findMany({ where: { topicId: { in: ids } }, select: { topicId: true } });
  const kept = new Set(used.map(({ topicId }) => topicId));
  await ledger.remove(
    'topic',
    ids.filter((id) => !kept.has(id)),
  );
}
